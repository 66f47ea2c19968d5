namespace ActionSteps.Scripting.Execution;

/// <content>What built-ins hold while they call scripts back, and patterns that were compiled in this run.</content>
internal sealed partial class Realm
{
    private const int MaxPatterns = 64;

    private Dictionary<(string Source, RegExpFlags Flags), RegExpProgram>? _patterns;
    private HeapCell?[] _held = [];
    private int _heldCount;

    /// <summary>The innermost built-in that holds results of its own while a script runs; the census reaches them from here.</summary>
    internal PendingWork? Work { get; set; }

    /// <summary>
    /// For a built-in that collects what scripts make: lets the census reach the collection until the answer is disposed of. Whatever the
    /// built-in allocates from now on must be in it, or be garbage.
    /// </summary>
    internal HeldCell Hold(HeapCell? cell)
    {
        if (_heldCount == _held.Length)
        {
            Meter.Allocate(64 + (16L * _heldCount));
            Array.Resize(ref _held, Math.Max(4, _heldCount * 2));
        }

        var held = new HeldCell(this, _heldCount, Meter.BeginHeld());
        _held[_heldCount++] = cell;
        return held;
    }

    /// <summary>Lets the census reach a collection whose own storage the built-in goes on having in hand.</summary>
    internal HeldCell HoldBeside(HeapCell cell)
    {
        BuiltInMark now = Meter.BeginScript();
        Meter.EndScript(now);
        HeldCell held = Hold(cell);
        Meter.EndScript(now);
        return held;
    }

    internal void Release(int count, BuiltInMark before)
    {
        _held.AsSpan(count, Math.Max(0, _heldCount - count)).Clear();
        _heldCount = count;
        Meter.EndScript(before);
    }

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
        TraceAnswers(census);
        foreach (HeapCell? cell in _held.AsSpan(0, _heldCount))
        {
            census.Visit(cell);
        }

        if (_patterns is not null)
        {
            foreach (RegExpProgram pattern in _patterns.Values)
            {
                census.Visit(pattern);
            }
        }
    }
}
