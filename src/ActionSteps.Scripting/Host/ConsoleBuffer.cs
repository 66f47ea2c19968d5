namespace ActionSteps.Scripting.Host;

/// <summary>The lines that a run has written to <c>console</c>, and the state of its groups and counters; what goes beyond the limit is left out.</summary>
internal sealed class ConsoleBuffer(Realm realm)
{
    private const int MaxIndent = 40;

    /// <summary>Labels of counters and of clocks, each; a script with more gets no further ones.</summary>
    private const int MaxLabels = 1_000;

    private readonly List<ScriptConsoleLine> _lines = [];
    private Dictionary<string, long>? _counts;
    private Dictionary<string, long>? _starts;
    private int _length;
    private int _groups;
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

        if (_groups > 0)
        {
            string indent = new(' ', Math.Min(_groups * 2, MaxIndent));
            realm.Meter.Allocate(2L * text.Length);
            text = indent + text.Replace("\n", "\n" + indent, StringComparison.Ordinal);
        }

        // Each line costs something even when empty, so that their number is limited too.
        _length += text.Length + 16;
        if (_length > realm.Limits.ConsoleLength || _lines.Count >= realm.Limits.ConsoleLines)
        {
            _isFull = true;
            (level, text) = ("warn", "Further console output is left out.");
        }

        long size = 96 + (2L * text.Length);
        realm.Meter.Allocate(size);
        Size += size;
        _lines.Add(new ScriptConsoleLine(level, text));
    }

    internal void Indent() => _groups = Math.Min(_groups + 1, MaxIndent);

    internal JsValue Outdent()
    {
        _groups = Math.Max(_groups - 1, 0);
        return JsValue.Undefined;
    }

    internal long Count(string label)
    {
        _counts ??= new(StringComparer.Ordinal);
        _counts.TryGetValue(label, out long count);
        if (count > 0 || _counts.Count < MaxLabels)
        {
            _counts[label] = ++count;
        }

        return count;
    }

    internal JsValue ResetCount(string label)
    {
        if (_counts?.Remove(label) != true)
        {
            Write("warn", $"Warning: Count for '{label}' does not exist");
        }

        return JsValue.Undefined;
    }

    internal JsValue StartTime(string label)
    {
        _starts ??= new(StringComparer.Ordinal);
        if (_starts.Count < MaxLabels && !_starts.TryAdd(label, realm.Options.TimeProvider.GetTimestamp()))
        {
            Write("warn", $"Warning: Label '{label}' already exists for console.time()");
        }

        return JsValue.Undefined;
    }

    /// <summary>Time since <c>console.time</c> on the clock of the options; null when there was none.</summary>
    internal TimeSpan? Elapsed(string label, bool isEnd)
    {
        if (_starts is null || !_starts.TryGetValue(label, out long start))
        {
            Write("warn", $"Warning: No such label '{label}' for console.{(isEnd ? "timeEnd" : "timeLog")}()");
            return null;
        }

        if (isEnd)
        {
            _starts.Remove(label);
        }

        return realm.Options.TimeProvider.GetElapsedTime(start);
    }
}
