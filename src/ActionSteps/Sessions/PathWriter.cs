namespace ActionSteps.Sessions;

/// <summary>Sets the part of a value that a path leads to, copying only the containers on the way.</summary>
internal static class PathWriter
{
    private const int LargestIndex = 100_000;

    public static Value Write(Value container, ReadOnlySpan<PathSegment> segments, Value item)
    {
        if (segments.IsEmpty)
        {
            return item;
        }

        if (item.IsUndefined && (!(container.IsObject || container.IsList) || segments[0].Read(container).IsUndefined))
        {
            // Nothing to remove, so nothing is created or replaced on the way either.
            return container;
        }

        ref readonly PathSegment segment = ref segments[0];
        if (container.TryGetList(out ValueList? list) && segment.Index != PathSegment.NoIndex)
        {
            return WriteItem(list, segment, segments[1..], item);
        }

        if (container.TryGetObject(out ValueObject? members))
        {
            return Value.Object(members.With(segment.Name, Write(members.Get(segment.Name, segment.Hash), segments[1..], item)));
        }

        if (list is not null)
        {
            throw new ArgumentException($"A list has no member \"{segment.Name}\"; only its items can be set, by their index.", nameof(segments));
        }

        return segment.IsIndex
            ? WriteItem(ValueList.Empty, segment, segments[1..], item)
            : Value.Object(ValueObject.Empty.With(segment.Name, Write(default, segments[1..], item)));
    }

    private static Value WriteItem(ValueList list, PathSegment segment, ReadOnlySpan<PathSegment> rest, Value item)
    {
        int index = segment.Index < 0 ? segment.Index + list.Count : segment.Index;
        if (index < 0)
        {
            throw new ArgumentException($"A list of {list.Count} items has no item {segment.Index}.", nameof(segment));
        }

        if (index > LargestIndex)
        {
            throw new LimitExceededException("index of a list", index, LargestIndex, "items");
        }

        return Value.List(list.With(index, Write(list.At(index), rest, item)));
    }
}
