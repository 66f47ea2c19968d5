using ActionSteps.Expressions.Nodes;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>
/// Functions that are more than a call with evaluated arguments: those that evaluate only what they need, <c>GET(path)</c>, and text
/// functions that write their result at once.
/// </summary>
internal static class FunctionForms
{
    private static readonly Dictionary<string, Form> Lazy = new(StringComparer.OrdinalIgnoreCase)
    {
        ["IF"] = new Form(2, 3, static (arguments, position) => new ConditionalNode(
            arguments[0], arguments[1], arguments.Length > 2 ? arguments[2] : new LiteralNode(Value.Null, position))),
        ["SWITCH"] = new Form(3, int.MaxValue, static (arguments, position) => new SwitchNode(arguments, position)),
        ["AND"] = new Form(1, int.MaxValue, static (arguments, position) => new JunctionNode(decisive: false, arguments, position)),
        ["OR"] = new Form(1, int.MaxValue, static (arguments, position) => new JunctionNode(decisive: true, arguments, position)),
        ["TRY"] = new Form(2, 2, CreateTry),
        ["IFERROR"] = new Form(2, 2, CreateTry),
        ["DEFAULT"] = new Form(2, 2, static (arguments, position) => new FirstNode(skipsEmpty: true, arguments, position)),
        ["COALESCE"] = new Form(1, int.MaxValue, static (arguments, position) => new FirstNode(skipsEmpty: false, arguments, position)),
    };

    /// <summary>The names of the functions that are known to the parser alone.</summary>
    public static IReadOnlyCollection<string> LazyNames => Lazy.Keys;

    /// <summary>Whether a function is known to the parser alone.</summary>
    public static bool IsLazy(string name) => Lazy.ContainsKey(name);

    /// <summary>The node of a call; a call that cannot succeed is a node too, as failures belong to the evaluation.</summary>
    public static Node Create(string name, Node[] arguments, int position)
    {
        if (Lazy.TryGetValue(name, out Form? lazy))
        {
            Node form = arguments.Length >= lazy.Min && arguments.Length <= lazy.Max
                ? lazy.Create(arguments, position)
                : new FailureNode(ErrorCodes.ArgumentCount, ArgumentCount.Describe(name, arguments.Length, lazy.Min, lazy.Max), position);
            return new OverridableNode(name, arguments, form, position);
        }

        BuiltInFunctions.TryGet(name, out BuiltInFunction? builtIn);
        return CreateSpecial(name, arguments, builtIn, position) is { } special
            ? new OverridableNode(name, arguments, special, position)
            : new CallNode(name, arguments, builtIn, position);
    }

    /// <summary>What is wrong with a call, as far as it can be known before it is evaluated; <c>null</c> when nothing is.</summary>
    public static ExpressionFault? Check(FunctionCall call, string source)
    {
        (int min, int max) = Lazy.TryGetValue(call.Name, out Form? lazy) ? (lazy.Min, lazy.Max)
            : BuiltInFunctions.TryGet(call.Name, out BuiltInFunction? builtIn) ? (builtIn.MinArguments, builtIn.MaxArguments)
            : (-1, -1);
        if (min < 0)
        {
            string message = $"Function \"{call.Name}\" is not in the catalogue; check its name, or let the host add it.";
            return new ExpressionFault(ErrorCodes.UnknownFunction, message, call.Position, source);
        }

        return call.ArgumentCount >= min && call.ArgumentCount <= max
            ? null
            : new ExpressionFault(
                ErrorCodes.ArgumentCount, ArgumentCount.Describe(call.Name, call.ArgumentCount, min, max), call.Position, source);
    }

    private static Node? CreateSpecial(string name, Node[] arguments, BuiltInFunction? builtIn, int position)
    {
        switch (name.ToUpperInvariant())
        {
            case "GET" or "PROPERTY" when arguments.Length == 1:
                return CreateGet(arguments[0], position);
            case "CONCAT" or "CONCATENATE" when builtIn is not null && arguments.Length > 0:
                return new ConcatNode(builtIn, arguments, position);
            case "UPCASE" or "UPPER" or "UPPERCASE" when arguments.Length == 1:
                return new CaseNode(TextCase.Upper, arguments[0], position);
            case "DOWNCASE" or "LOWER" or "LOWERCASE" when arguments.Length == 1:
                return new CaseNode(TextCase.Lower, arguments[0], position);
            default:
                return null;
        }
    }

    private static Node CreateGet(Node path, int position) =>
        path is LiteralNode { Value: var literal } && literal.TryGetText(out string? text)
            ? new PathNode(VariablePath.ParseLoose(text), position)
            : new ReadByTextNode(path, position);

    private static TryNode CreateTry(Node[] arguments, int position) => new(arguments[0], arguments[1], position);

    private sealed record Form(int Min, int Max, Func<Node[], int, Node> Create);
}
