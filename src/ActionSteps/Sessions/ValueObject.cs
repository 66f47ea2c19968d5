using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Sessions;

/// <summary>
/// An immutable object: names with values in the order in which they were added, compared member by member whatever the order.
/// Names are case-sensitive. Members whose value is undefined do not exist. Safe to share between threads.
/// </summary>
public sealed partial class ValueObject : ValueNode, IReadOnlyDictionary<string, Value>, IEquatable<ValueObject>
{
    // Up to this many members a scan is faster and smaller than an index.
    private const int ScanLimit = 8;

    private readonly string[] _names;
    private readonly Value[] _values;
    private readonly int[]? _index;

    private ValueObject(string[] names, Value[] values, int[]? index, in NodeShape shape)
        : base(shape)
    {
        _names = names;
        _values = values;
        _index = index;
    }

    /// <summary>The object without members.</summary>
    public static ValueObject Empty { get; } = new([], [], null, NodeShape.Empty);

    /// <summary>Number of members.</summary>
    public int Count => _names.Length;

    /// <summary>The names in order.</summary>
    public ReadOnlySpan<string> Names => _names;

    /// <summary>The values in the order of <see cref="Names"/>.</summary>
    public ReadOnlySpan<Value> Values => _values;

    /// <inheritdoc/>
    IEnumerable<string> IReadOnlyDictionary<string, Value>.Keys => _names;

    /// <inheritdoc/>
    IEnumerable<Value> IReadOnlyDictionary<string, Value>.Values => _values;

    /// <summary>The value of a member; <see cref="Value.Undefined"/> where there is none.</summary>
    public Value this[string key]
    {
        get
        {
            int position = IndexOf(key);
            return position < 0 ? default : _values[position];
        }
    }

    /// <summary>An object from names and values; of equal names the last value wins at the place of the first; undefined values are left out.</summary>
    /// <exception cref="LimitExceededException">The object would nest deeper than <see cref="Value.MaxDepth"/>.</exception>
    public static ValueObject Create(params ReadOnlySpan<KeyValuePair<string, Value>> members)
    {
        Builder builder = new(members.Length);
        foreach (KeyValuePair<string, Value> member in members)
        {
            builder.Set(member.Key, member.Value);
        }

        return builder.ToObject();
    }

    /// <summary>An object from names and values; of equal names the last value wins at the place of the first; undefined values are left out.</summary>
    /// <exception cref="LimitExceededException">The object would nest deeper than <see cref="Value.MaxDepth"/>.</exception>
    public static ValueObject Create(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        Builder builder = new(members.Length);
        foreach ((string name, Value value) in members)
        {
            builder.Set(name, value);
        }

        return builder.ToObject();
    }

    /// <summary>Whether a member of that name exists.</summary>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <summary>Reads a member.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Value value)
    {
        int position = IndexOf(key);
        value = position < 0 ? default : _values[position];
        return position >= 0;
    }

    /// <summary>A copy with one member set; an undefined value removes it.</summary>
    /// <exception cref="LimitExceededException">The object would nest deeper than <see cref="Value.MaxDepth"/>.</exception>
    public ValueObject With(string name, Value value)
    {
        if (value.IsUndefined)
        {
            return Without(name);
        }

        int position = IndexOf(name);
        if (position < 0)
        {
            return Append(name, value);
        }

        Value old = _values[position];
        Value[] values = (Value[])_values.Clone();
        values[position] = value;
        // Only a member that may have made the object deep, large or reserved asks for another look at all of them.
        NodeShape shape = IsBoundSaturated || (old.Depth > value.Depth && old.Depth + 1 == Depth) || old.HasReservedNames
            ? ShapeOf(_names, values)
            : new NodeShape(
                Math.Max(Depth, value.Depth + 1),
                JsonBound - BoundOf(old) + BoundOf(value),
                HasReservedNames || value.HasReservedNames);
        return new ValueObject(_names, values, _index, shape);
    }

    /// <summary>A copy without that member; the object itself where there is none.</summary>
    public ValueObject Without(string name)
    {
        int position = IndexOf(name);
        if (position < 0)
        {
            return this;
        }

        return Count == 1
            ? Empty
            : Own(WithoutAt(_names, position), WithoutAt(_values, position));
    }

    /// <summary>Equal members, whatever their order.</summary>
    public bool Equals(ValueObject? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other.Count != Count)
        {
            return false;
        }

        for (int i = 0; i < _names.Length; i++)
        {
            // Objects made the same way have their names in the same places.
            int position = string.Equals(other._names[i], _names[i], StringComparison.Ordinal) ? i : other.IndexOf(_names[i]);
            if (position < 0 || !_values[i].Equals(other._values[position]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueObject);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int sum = Count;
        for (int i = 0; i < _names.Length; i++)
        {
            // Addition, because the order of members does not matter.
            sum += HashCode.Combine(_names[i].GetHashCode(StringComparison.Ordinal), _values[i]);
        }

        return sum;
    }

    /// <summary>The members in order.</summary>
    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator()
    {
        for (int i = 0; i < _names.Length; i++)
        {
            yield return new KeyValuePair<string, Value>(_names[i], _values[i]);
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The value of a member whose name has this hash code.</summary>
    internal Value Get(string name, int hash)
    {
        int position = IndexOf(name, hash);
        return position < 0 ? default : _values[position];
    }

    private int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IndexOf(name, _index is null ? 0 : HashOf(name));
    }

    /// <summary>The hash code that <see cref="Get"/> takes; seeded per process, so that names cannot be chosen to collide.</summary>
    internal static int HashOf(string name) => name.GetHashCode(StringComparison.Ordinal);

    private int IndexOf(string name, int hash)
    {
        string[] names = _names;
        if (_index is not { } index)
        {
            // Names come from one cache most of the time, so that equal names are the same object.
            for (int i = 0; i < names.Length; i++)
            {
                if (ReferenceEquals(names[i], name))
                {
                    return i;
                }
            }

            for (int i = 0; i < names.Length; i++)
            {
                if (string.Equals(names[i], name, StringComparison.Ordinal))
                {
                    return i;
                }
            }

            return -1;
        }

        int mask = index.Length - 1;
        for (int slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            int entry = index[slot] - 1;
            if (entry < 0)
            {
                return -1;
            }

            if (ReferenceEquals(names[entry], name) || string.Equals(names[entry], name, StringComparison.Ordinal))
            {
                return entry;
            }
        }
    }

    private ValueObject Append(string name, Value value)
    {
        int count = _names.Length;
        string[] names = new string[count + 1];
        Value[] values = new Value[count + 1];
        _names.CopyTo(names, 0);
        _values.CopyTo(values, 0);
        names[count] = name;
        values[count] = value;
        int[]? index = _index is not null && HasRoom(_index, count + 1) ? (int[])_index.Clone() : null;
        if (index is not null)
        {
            TryInsert(index, names, count);
        }
        else
        {
            index = BuildIndex(names, out _);
        }

        return new ValueObject(names, values, index, new NodeShape(Depth, JsonBound, HasReservedNames).With(name, value));
    }

    private static TItem[] WithoutAt<TItem>(TItem[] items, int position) =>
        [.. items.AsSpan(0, position), .. items.AsSpan(position + 1)];

    private static bool HasRoom(int[] index, int count) => count <= index.Length * 3 / 4;

    /// <summary>The index of more than a few names; <c>null</c> for few names, and for names that are not distinct.</summary>
    private static int[]? BuildIndex(ReadOnlySpan<string> names, out bool distinct)
    {
        distinct = true;
        if (names.Length <= ScanLimit)
        {
            for (int i = 1; i < names.Length && distinct; i++)
            {
                distinct = !names[..i].Contains(names[i]);
            }

            return null;
        }

        int[] index = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)((names.Length * 4L / 3) + 1))];
        for (int i = 0; i < names.Length && distinct; i++)
        {
            distinct = TryInsert(index, names, i);
        }

        return distinct ? index : null;
    }

    private static bool TryInsert(int[] index, ReadOnlySpan<string> names, int position)
    {
        string name = names[position];
        int mask = index.Length - 1;
        int slot = HashOf(name) & mask;
        for (; index[slot] != 0; slot = (slot + 1) & mask)
        {
            if (string.Equals(names[index[slot] - 1], name, StringComparison.Ordinal))
            {
                return false;
            }
        }

        index[slot] = position + 1;
        return true;
    }
}
