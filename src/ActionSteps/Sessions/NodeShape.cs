namespace ActionSteps.Sessions;

/// <summary>What is known about a list or object without looking into its texts; added up while it is built.</summary>
/// <param name="Depth">Levels of nesting.</param>
/// <param name="JsonBound">At least the UTF-8 bytes of the compact JSON text.</param>
/// <param name="HasReservedNames">Whether a member somewhere inside may have a reserved name.</param>
internal readonly record struct NodeShape(int Depth, long JsonBound, bool HasReservedNames)
{
    /// <summary>A list or object without content.</summary>
    public static NodeShape Empty => new(1, 2, false);

    /// <summary>The shape with one more item.</summary>
    public NodeShape With(Value item) => new(
        Math.Max(Depth, item.Depth + 1), JsonBound + ValueNode.BoundOf(item) + 1, HasReservedNames || item.HasReservedNames);

    /// <summary>The shape with one more member.</summary>
    public NodeShape With(string name, Value value) => With(value) with
    {
        JsonBound = JsonBound + ValueNode.BoundOf(name) + ValueNode.BoundOf(value) + 2,
        HasReservedNames = HasReservedNames || value.HasReservedNames || PathSegment.IsReservedName(name),
    };
}
