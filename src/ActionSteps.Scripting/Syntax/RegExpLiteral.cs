namespace ActionSteps.Scripting.Syntax;

/// <summary>A regular expression between slashes.</summary>
internal sealed class RegExpLiteral(int position, RegExpProgram program)
    : Expression(NodeKind.RegExpLiteral, position)
{
    internal RegExpProgram Program { get; } = program;
}
