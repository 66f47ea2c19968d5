namespace ActionSteps.Scripting.Execution;

/// <content>What built-ins hold while they call scripts back, and patterns that were compiled in this run.</content>
internal sealed partial class Realm
{
    private const int MaxPatterns = 64;

    private Dictionary<(string Source, RegExpFlags Flags), RegExpProgram>? _patterns;

    /// <summary>The innermost built-in that holds results of its own while a script runs; the census reaches them from here.</summary>
    internal PendingWork? Work { get; set; }

    /// <summary>A pattern that the script has given as text, compiled once as long as it is short; null with a fault when it is none.</summary>
    internal RegExpProgram? Pattern(string source, RegExpFlags flags, out RegExpFault? fault)
    {
        fault = null;
        if (_patterns is not null && source.Length <= 256 && _patterns.TryGetValue((source, flags), out RegExpProgram? known))
        {
            return known;
        }

        Meter.Charge(20 + (source.Length * 2));
        Meter.Allocate(300);
        RegExpProgram? made = RegExpProgram.TryCreate(source, flags, Meter, out fault);
        if (made is not null && source.Length <= 256)
        {
            _patterns ??= [];
            if (_patterns.Count >= MaxPatterns)
            {
                _patterns.Clear();
            }

            _patterns.Add((source, flags), made);
        }

        return made;
    }

    private void TraceWork(MemoryCensus census)
    {
        census.Visit(Work);
        if (_patterns is not null)
        {
            foreach (RegExpProgram pattern in _patterns.Values)
            {
                census.Visit(pattern);
            }
        }
    }
}
