namespace ActionSteps.Scripting;

/// <summary>The source is not a script.</summary>
public sealed class ScriptSyntaxException : ScriptException
{
    internal ScriptSyntaxException(string reason, int line, int column)
        : base($"{reason} (line {line.ToString(CultureInfo.InvariantCulture)}, column {column.ToString(CultureInfo.InvariantCulture)})")
    {
        Reason = reason;
        Line = line;
        Column = column;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; }

    /// <summary>Line of the fault, from 1.</summary>
    public int Line { get; }

    /// <summary>Column of the fault in UTF-16 units, from 1.</summary>
    public int Column { get; }

    internal static ScriptSyntaxException At(string source, int position, string reason)
    {
        (int line, int column) = new ScriptSource("", source).Locate(Math.Min(position, source.Length));
        return new ScriptSyntaxException(reason, line, column);
    }
}
