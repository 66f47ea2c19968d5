namespace ActionSteps.Sessions;

/// <summary>What is known about a list or object without looking into its texts.</summary>
/// <param name="Depth">Levels of nesting.</param>
/// <param name="JsonBound">At least the UTF-8 bytes of the compact JSON text.</param>
/// <param name="HasReservedNames">Whether a member somewhere inside may have a reserved name.</param>
internal readonly record struct NodeShape(int Depth, long JsonBound, bool HasReservedNames)
{
    /// <summary>A list or object without content.</summary>
    public static NodeShape Empty => new(1, 2, false);

    /// <summary>The shape of a list of these items.</summary>
    public static NodeShape OfItems(ReadOnlySpan<Value> items)
    {
        int depth = 0;
        long bound = 2 + items.Length;
        bool hasReservedNames = false;
        foreach (ref readonly Value item in items)
        {
            // Tests for sealed classes, most frequent first: this runs for every value that is read.
            if (item.Payload is string text)
            {
                bound += ValueNode.BoundOf(text);
            }
            else if (item.Payload is ValueObject or ValueList)
            {
                ValueNode node = (ValueNode)item.Payload;
                bound += node.JsonBound;
                depth = Math.Max(depth, node.Depth);
                hasReservedNames |= node.HasReservedNames;
            }
            else
            {
                bound += ValueNode.LargestScalar;
            }
        }

        return new NodeShape(depth + 1, bound, hasReservedNames);
    }

    /// <summary>The shape of an object with these names and values.</summary>
    public static NodeShape OfMembers(NameSet names, ReadOnlySpan<Value> values)
    {
        NodeShape items = OfItems(values);
        return new NodeShape(items.Depth, items.JsonBound + names.JsonBound, items.HasReservedNames || names.HasReservedNames);
    }

    /// <summary>The shape with one more member.</summary>
    public NodeShape With(string name, Value value) => new(
        Math.Max(Depth, value.Depth + 1),
        JsonBound + ValueNode.BoundOf(name) + ValueNode.BoundOf(value) + 2,
        HasReservedNames || value.HasReservedNames || PathSegment.IsReservedName(name));
}
