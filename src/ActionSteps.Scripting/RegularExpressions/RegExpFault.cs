namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>A pattern that is not a regular expression; the caller makes it a syntax error of its own kind.</summary>
internal sealed class RegExpFault(string message, int offset) : Exception(message)
{
    /// <summary>Where in the pattern.</summary>
    internal int Offset { get; } = offset;
}
