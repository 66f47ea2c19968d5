using ActionSteps.Expressions.Nodes;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Parsing;

/// <summary>Placeholders that are an expression and may be the name of a variable of an old bot as well, such as <c>{my-var}</c>.</summary>
internal static class OddNames
{
    /// <summary>The node, or one that lets the session decide when the content can be a name.</summary>
    public static Node Wrap(Node node, ReadOnlySpan<char> content)
    {
        if (node is PathNode or LiteralNode || !CanBeName(content.Trim()))
        {
            return node;
        }

        VariablePath name = VariablePath.ParseLoose(content.ToString());
        return name.IsValid ? new OddNameNode(name, node) : node;
    }

    /// <summary>Names with spaces are none here, as <c>{a - b}</c> is meant to calculate.</summary>
    private static bool CanBeName(ReadOnlySpan<char> content)
    {
        foreach (char unit in content)
        {
            if (char.IsWhiteSpace(unit) || unit is '"' or '\'' or '(' or ')')
            {
                return false;
            }
        }

        return true;
    }
}
