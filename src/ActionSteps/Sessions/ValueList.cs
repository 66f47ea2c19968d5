using System.Collections;

namespace ActionSteps.Sessions;

/// <summary>An immutable list of values, compared item by item. Safe to share between threads.</summary>
public sealed class ValueList : ValueNode, IReadOnlyList<Value>, IEquatable<ValueList>
{
    private readonly Value[] _items;

    private ValueList(Value[] items, in NodeShape shape)
        : base(shape) => _items = items;

    /// <summary>The list without items.</summary>
    public static ValueList Empty { get; } = new([], NodeShape.Empty);

    /// <summary>Number of items.</summary>
    public int Count => _items.Length;

    /// <summary>The items in order.</summary>
    public ReadOnlySpan<Value> Items => _items;

    /// <summary>The item at a position from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is outside the list.</exception>
    public Value this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_items.Length, nameof(index));
            return _items[index];
        }
    }

    /// <summary>A list of copied items.</summary>
    /// <exception cref="LimitExceededException">The list would nest deeper than <see cref="Value.MaxDepth"/>.</exception>
    public static ValueList Create(ReadOnlySpan<Value> items) => items.IsEmpty ? Empty : Own(items.ToArray());

    /// <summary>A list of copied items.</summary>
    /// <exception cref="LimitExceededException">The list would nest deeper than <see cref="Value.MaxDepth"/>.</exception>
    public static ValueList Create(IEnumerable<Value> items)
    {
        Value[] array = [.. items];
        return array.Length == 0 ? Empty : Own(array);
    }

    /// <summary>The item at a position; negative counts from the end; <see cref="Value.Undefined"/> outside the list.</summary>
    public Value At(int index)
    {
        int position = index < 0 ? index + _items.Length : index;
        return (uint)position < (uint)_items.Length ? _items[position] : default;
    }

    /// <summary>Equal item by item.</summary>
    public bool Equals(ValueList? other) =>
        ReferenceEquals(this, other) || (other is not null && _items.AsSpan().SequenceEqual(other._items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (Value item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>The items in order.</summary>
    public IEnumerator<Value> GetEnumerator() => ((IEnumerable<Value>)_items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes over an array that nobody else keeps; missing items become null.</summary>
    internal static ValueList Own(Value[] items)
    {
        foreach (ref Value item in items.AsSpan())
        {
            if (item.IsUndefined)
            {
                item = Value.Null;
            }
        }

        return new ValueList(items, NodeShape.OfItems(items));
    }

    /// <summary>A copy with one item replaced or added; gaps are filled with null.</summary>
    internal ValueList With(int index, Value value)
    {
        Value[] items = new Value[Math.Max(_items.Length, index + 1)];
        _items.CopyTo(items, 0);
        items[index] = value;
        return Own(items);
    }
}
