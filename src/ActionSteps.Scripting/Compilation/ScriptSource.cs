namespace ActionSteps.Scripting.Compilation;

/// <summary>The source of a script, for positions in stacks and for <c>toString</c> of functions.</summary>
internal sealed class ScriptSource(string name, string text)
{
    /// <summary>The place of an access in a library: outside every table, also the second one beside it.</summary>
    internal const int NeverCached = -2;

    private int[]? _lineStarts;

    internal string Name { get; } = name;

    internal string Text { get; } = text;

    /// <summary>Whether the source runs beside others: the table of inline caches belongs to the main script of a run.</summary>
    internal bool IsLibrary { get; init; }

    /// <summary>How many inline caches a run of this script needs.</summary>
    internal int CacheCount { get; set; }

    /// <summary>How many variables all functions of this script take from those around them.</summary>
    internal int CaptureCount { get; set; }

    /// <summary>Line and column, both from 1.</summary>
    internal (int Line, int Column) Locate(int position)
    {
        int[] starts = _lineStarts ??= FindLines(Text);
        int index = Array.BinarySearch(starts, position);
        int line = index >= 0 ? index : ~index - 1;
        return (line + 1, position - starts[line] + 1);
    }

    private static int[] FindLines(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            if (Lexer.IsLineBreak(text[i]) && !(text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
