using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Sessions;

/// <summary>
/// An immutable object: names with values in the order in which they were added, compared member by member whatever the order.
/// Names are case-sensitive. Members whose value is undefined do not exist. Safe to share between threads.
/// </summary>
public sealed partial class ValueObject : ValueNode, IReadOnlyDictionary<string, Value>, IEquatable<ValueObject>
{
    private readonly NameSet _names;
    private readonly Value[] _values;

    private ValueObject(NameSet names, Value[] values, in NodeShape shape)
        : base(shape)
    {
        _names = names;
        _values = values;
    }

    /// <summary>The object without members.</summary>
    public static ValueObject Empty { get; } = new(NameSet.Empty, [], NodeShape.Empty);

    /// <summary>Number of members.</summary>
    public int Count => _values.Length;

    /// <summary>The names in order.</summary>
    public ReadOnlySpan<string> Names => _names.Names;

    /// <summary>The values in the order of <see cref="Names"/>.</summary>
    public ReadOnlySpan<Value> Values => _values;

    /// <inheritdoc/>
    IEnumerable<string> IReadOnlyDictionary<string, Value>.Keys => _names.Names;

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
        FewNames few = default;
        Span<string> names = few.Take(members.Length);
        var values = new Value[members.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (names[i], values[i]) = members[i];
        }

        return Own(names, values);
    }

    /// <summary>An object from names and values; of equal names the last value wins at the place of the first; undefined values are left out.</summary>
    /// <exception cref="LimitExceededException">The object would nest deeper than <see cref="Value.MaxDepth"/>.</exception>
    public static ValueObject Create(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        FewNames few = default;
        Span<string> names = few.Take(members.Length);
        var values = new Value[members.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (names[i], values[i]) = members[i];
        }

        return Own(names, values);
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
            ? NodeShape.OfMembers(_names, values)
            : new NodeShape(
                Math.Max(Depth, value.Depth + 1),
                JsonBound - BoundOf(old) + BoundOf(value),
                HasReservedNames || value.HasReservedNames);
        return new ValueObject(_names, values, shape);
    }

    /// <summary>A copy without that member; the object itself where there is none.</summary>
    public ValueObject Without(string name)
    {
        int position = IndexOf(name);
        if (position < 0)
        {
            return this;
        }

        if (Count == 1)
        {
            return Empty;
        }

        NameSet names = _names.WithoutAt(position);
        Value[] values = [.. _values.AsSpan(0, position), .. _values.AsSpan(position + 1)];
        return new ValueObject(names, values, NodeShape.OfMembers(names, values));
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

        if (ReferenceEquals(_names, other._names))
        {
            return _values.AsSpan().SequenceEqual(other._values);
        }

        string[] names = _names.Names;
        for (int i = 0; i < names.Length; i++)
        {
            int position = other._names.IndexOf(names[i]);
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
        for (int i = 0; i < _values.Length; i++)
        {
            // Addition, because the order of members does not matter.
            sum += HashCode.Combine(Names[i].GetHashCode(StringComparison.Ordinal), _values[i]);
        }

        return sum;
    }

    /// <summary>The members in order.</summary>
    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator()
    {
        for (int i = 0; i < _values.Length; i++)
        {
            yield return new KeyValuePair<string, Value>(_names.Names[i], _values[i]);
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both objects are known to have the same names in the same order; objects of one kind nearly always are.</summary>
    internal bool HasNamesOf(ValueObject other) => ReferenceEquals(_names, other._names);

    /// <summary>Whether a name has no UTF-8 form.</summary>
    internal bool HasNamesWithLoneSurrogates => _names.HasLoneSurrogates;

    /// <summary>The value of a member whose name has this hash code, as <see cref="NameIndex.HashOf"/> makes it.</summary>
    internal Value Get(string name, int hash)
    {
        int position = _names.IndexOf(name, hash);
        return position < 0 ? default : _values[position];
    }

    /// <summary>Takes over values; <c>null</c> when the names are not distinct.</summary>
    /// <param name="names">The names; copied.</param>
    /// <param name="hashes">The hash codes of the names.</param>
    /// <param name="values">The values, one for each name.</param>
    internal static ValueObject? TryOwn(ReadOnlySpan<string> names, ReadOnlySpan<int> hashes, Value[] values) =>
        NameSet.TryGet(names, hashes) is { } set ? new ValueObject(set, values, NodeShape.OfMembers(set, values)) : null;

    /// <summary>Takes over an array that nobody else keeps; of equal names the last value wins at the place of the first; undefined values are left out.</summary>
    /// <param name="names">The names; changed.</param>
    /// <param name="values">The values, one for each name.</param>
    /// <exception cref="LimitExceededException">The object would nest deeper than <see cref="Value.MaxDepth"/>.</exception>
    internal static ValueObject Own(Span<string> names, Value[] values)
    {
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(names[i], nameof(names));
            if (!values[i].IsUndefined)
            {
                (names[count], values[count]) = (names[i], values[i]);
                count++;
            }
        }

        if (count == 0)
        {
            return Empty;
        }

        names = names[..count];
        return TryOwn(names, [], count == values.Length ? values : values[..count]) ?? Merge(names, values);
    }

    private static ValueObject Merge(ReadOnlySpan<string> names, ReadOnlySpan<Value> values)
    {
        Builder builder = new(names.Length);
        for (int i = 0; i < names.Length; i++)
        {
            builder.Set(names[i], values[i]);
        }

        return builder.ToObject();
    }

    private int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _names.IndexOf(name);
    }

    private ValueObject Append(string name, Value value)
    {
        Value[] values = [.. _values, value];
        return new ValueObject(_names.With(name), values, new NodeShape(Depth, JsonBound, HasReservedNames).With(name, value));
    }
}
