namespace ActionSteps.Scripting.Syntax;

/// <summary>A regular expression between slashes.</summary>
internal sealed class RegExpLiteral(int position, string pattern, string flags)
    : Expression(NodeKind.RegExpLiteral, position)
{
    internal string Pattern { get; } = pattern;

    internal string Flags { get; } = flags;
}
