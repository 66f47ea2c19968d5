using System.Globalization;

namespace ActionSteps.Code;

/// <summary>Raised by an <see cref="IScriptEngine"/>: what should be a script is none.</summary>
/// <param name="reason">What is wrong, without the place.</param>
/// <param name="line">The line of the script, from 1.</param>
/// <param name="column">The column in UTF-16 units, from 1.</param>
public sealed class CodeSyntaxException(string reason, int line, int column) : ActionStepsException(
    $"{reason} (line {line.ToString(CultureInfo.InvariantCulture)}, column {column.ToString(CultureInfo.InvariantCulture)})")
{
    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; } = reason;

    /// <summary>The line of the script, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column in UTF-16 units, from 1.</summary>
    public int Column { get; } = column;
}
