using System.Collections;
using System.Runtime.CompilerServices;

namespace ActionSteps.Messages;

/// <summary>
/// The buttons, cards or parameters of a message: an immutable list that is compared item by item, so that messages are too. Safe to
/// share between threads.
/// </summary>
/// <typeparam name="T">The items.</typeparam>
[CollectionBuilder(typeof(MessageItems), nameof(MessageItems.Create))]
public sealed class MessageItems<T> : IReadOnlyList<T>, IEquatable<MessageItems<T>>
{
    private readonly T[] _items;

    internal MessageItems(T[] items) => _items = items;

    internal static MessageItems<T> Empty { get; } = new([]);

    /// <summary>Number of items.</summary>
    public int Count => _items.Length;

    /// <summary>The item at a position from 0.</summary>
    /// <exception cref="IndexOutOfRangeException">The position is outside the list.</exception>
    public T this[int index] => _items[index];

    /// <summary>Equal item by item.</summary>
    public bool Equals(MessageItems<T>? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _items.AsSpan().SequenceEqual(other._items, EqualityComparer<T>.Default));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MessageItems<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (T item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>The items in order.</summary>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The items one after the other, as records print them.</summary>
    public override string ToString() => $"[{string.Join(", ", _items)}]";
}
