namespace ActionSteps.Scripting.Host;

/// <summary>The lines that a run has written to <c>console</c>; what goes beyond the limit is left out.</summary>
internal sealed class ConsoleBuffer(Realm realm)
{
    private readonly List<ScriptConsoleLine> _lines = [];
    private int _length;
    private bool _isFull;

    /// <summary>Bytes of all lines.</summary>
    internal long Size { get; private set; }

    internal IReadOnlyList<ScriptConsoleLine> Lines => _lines;

    internal void Write(string level, string text)
    {
        if (_isFull)
        {
            return;
        }

        // Each line costs something even when empty, so that their number is limited too.
        _length += text.Length + 16;
        if (_length > realm.Limits.ConsoleLength)
        {
            _isFull = true;
            (level, text) = ("warn", "Further console output is left out.");
        }

        long size = 96 + (2L * text.Length);
        realm.Meter.Allocate(size);
        Size += size;
        _lines.Add(new ScriptConsoleLine(level, text));
    }
}
