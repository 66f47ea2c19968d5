using ActionSteps.Expressions.Nodes;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>
/// Calls, and the functions that are more than a call with evaluated arguments: those that evaluate only what they need, <c>GET(path)</c>,
/// and text functions that write their result at once.
/// </summary>
internal static class FunctionForms
{
    /// <summary>The node of a call; a call that cannot succeed is a node too, as failures belong to the evaluation.</summary>
    public static Node Create(string name, Node[] arguments, int position)
    {
        bool isKnown = BuiltInFunctions.TryGet(name, out BuiltInFunction? builtIn) && builtIn.Accepts(arguments.Length);
        return isKnown && builtIn is not null && CreateSpecial(builtIn, arguments, position) is { } special
            ? new OverridableNode(name, arguments, special, position)
            : new CallNode(name, arguments, builtIn, position);
    }

    /// <summary>What is wrong with a call, as far as it can be known before it is evaluated; <c>null</c> when nothing is.</summary>
    public static ExpressionFault? Check(FunctionCall call, string source)
    {
        if (!BuiltInFunctions.TryGet(call.Name, out BuiltInFunction? builtIn))
        {
            string message = $"Function \"{call.Name}\" is not in the catalogue; check its name, or let the host add it.";
            return new ExpressionFault(ErrorCodes.UnknownFunction, message, call.Position, source);
        }

        return builtIn.Accepts(call.ArgumentCount)
            ? null
            : new ExpressionFault(ErrorCodes.ArgumentCount, builtIn.DescribeCount(call.Name, call.ArgumentCount), call.Position, source);
    }

    private static Node? CreateSpecial(BuiltInFunction function, Node[] arguments, int position) => function.Name switch
    {
        "IF" => new ConditionalNode(arguments[0], arguments[1], arguments.Length > 2 ? arguments[2] : new LiteralNode(Value.Null, position)),
        "SWITCH" => new SwitchNode(arguments, position),
        "AND" => new JunctionNode(decisive: false, arguments, position),
        "OR" => new JunctionNode(decisive: true, arguments, position),
        "TRY" => new TryNode(arguments[0], arguments[1], position),
        "DEFAULT" => new FirstNode(skipsEmpty: true, arguments, position),
        "COALESCE" => new FirstNode(skipsEmpty: false, arguments, position),
        "GET" when arguments.Length == 1 => CreateGet(arguments[0], position),
        "CONCAT" => new ConcatNode(function, arguments, position),
        "UPCASE" => new CaseNode(TextCase.Upper, arguments[0], position),
        "DOWNCASE" => new CaseNode(TextCase.Lower, arguments[0], position),
        _ => null,
    };

    private static Node CreateGet(Node path, int position) =>
        path is LiteralNode { Value: var literal } && literal.TryGetText(out string? text)
            ? new PathNode(VariablePath.ParseLoose(text), position)
            : new ReadByTextNode(path, position);
}
