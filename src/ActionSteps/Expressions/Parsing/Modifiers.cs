using ActionSteps.Expressions.Nodes;

namespace ActionSteps.Expressions.Parsing;

/// <summary>The modifiers of old bots: <c>{name|capitalize}</c> (session-and-variables.md section 9).</summary>
internal static class Modifiers
{
    /// <summary>Where the name of a modifier ends; unlike other names it may hold hyphens.</summary>
    public static int EndOfName(ReadOnlySpan<char> source, int start)
    {
        while (start < source.Length && (source[start] == '-' || Names.IsPart(source[start])))
        {
            start++;
        }

        return start;
    }

    public static Node Create(string name, Node inner, int position, string source) => name switch
    {
        "increment" => new IncrementNode(inner, source, position),
        "toUpperCase" => new CaseNode(TextCase.Upper, inner, position),
        "toLowerCase" => new CaseNode(TextCase.Lower, inner, position),
        "capitalize" => new CaseNode(TextCase.Capitalized, inner, position),
        _ => new UnknownModifierNode(inner, new ExpressionFault(
            ErrorCodes.UnknownModifier,
            $"There is no modifier \"{name}\"; use increment, toUpperCase, toLowerCase, capitalize, or a function.",
            position,
            source)),
    };
}
