using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>One step from a value into it: a name that is known, or an index that is calculated.</summary>
internal readonly struct AccessPart
{
    private readonly PathSegment _segment;

    public AccessPart(PathSegment segment) => _segment = segment;

    public AccessPart(Node index) => Index = index;

    /// <summary>The calculated index, or <c>null</c>.</summary>
    public Node? Index { get; }

    public Value Read(Value target, EvaluationContext context) =>
        Index is null ? _segment.Read(target) : Read(target, Index.Evaluate(context), context);

    private static Value Read(Value target, Value index, EvaluationContext context)
    {
        if (target.TryGetList(out ValueList? list) && Coercion.TryToNumeric(index, out double number))
        {
            return Math.Abs(number) <= int.MaxValue && Math.Truncate(number) == number ? list.At((int)number) : default;
        }

        if (target.TryGetObject(out ValueObject? members))
        {
            string name = Coercion.ToText(index, context);
            return PathSegment.IsReservedName(name) ? default : members[name];
        }

        return index.TryGetText(out string? property) && property == "length" ? LengthOf(target) : default;
    }

    private static Value LengthOf(Value target)
    {
        if (target.TryGetText(out string? text))
        {
            return Value.Number(text.Length);
        }

        return target.TryGetList(out ValueList? list) ? Value.Number(list.Count) : default;
    }
}
