namespace ActionSteps.Messages;

/// <summary>Makes <see cref="MessageItems{T}"/>; most often through a collection expression: <c>[first, second]</c>.</summary>
public static class MessageItems
{
    /// <summary>A list of copied items.</summary>
    public static MessageItems<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? MessageItems<T>.Empty : new(items.ToArray());

    internal static MessageItems<T> Own<T>(List<T> items) => items.Count == 0 ? MessageItems<T>.Empty : new([.. items]);
}
