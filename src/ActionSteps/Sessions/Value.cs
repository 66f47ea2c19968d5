using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Sessions;

/// <summary>
/// One piece of session data: undefined, null, boolean, number, text, list or object. Immutable, cheap to copy, compared by value,
/// safe to share between threads. <c>default</c> is <see cref="Undefined"/>.
/// </summary>
/// <remarks>
/// Numbers are finite IEEE doubles: NaN and the infinities become <see cref="Null"/>, as JSON has no form for them, and -0 becomes 0.
/// Lists and objects nest at most <see cref="MaxDepth"/> levels deep.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly partial struct Value : IEquatable<Value>
{
    /// <summary>The deepest nesting of lists and objects: 100 levels.</summary>
    public const int MaxDepth = 100;

    // The reference is the payload of text, list and object, and a tag for the scalar kinds; null means undefined.
    private readonly object? _reference;
    private readonly double _number;

    private Value(object? reference, double number)
    {
        _reference = reference;
        _number = number;
    }

    /// <summary>Nothing: a variable or member that does not exist.</summary>
    public static Value Undefined => default;

    /// <summary>JSON <c>null</c>.</summary>
    public static Value Null => new(NullTag.Instance, 0);

    /// <summary>The boolean <c>true</c>.</summary>
    public static Value True => new(BooleanTag.Instance, 1);

    /// <summary>The boolean <c>false</c>.</summary>
    public static Value False => new(BooleanTag.Instance, 0);

    /// <summary>The number 0.</summary>
    public static Value Zero => new(NumberTag.Instance, 0);

    /// <summary>Text without characters.</summary>
    public static Value EmptyText => new(string.Empty, 0);

    /// <summary>A list without items.</summary>
    public static Value EmptyList => new(ValueList.Empty, 0);

    /// <summary>An object without members.</summary>
    public static Value EmptyObject => new(ValueObject.Empty, 0);

    /// <summary>What this value holds.</summary>
    public ValueKind Kind => _reference switch
    {
        null => ValueKind.Undefined,
        NumberTag => ValueKind.Number,
        string => ValueKind.Text,
        ValueObject => ValueKind.Object,
        ValueList => ValueKind.List,
        BooleanTag => ValueKind.Boolean,
        _ => ValueKind.Null,
    };

    /// <summary>The variable or member does not exist.</summary>
    public bool IsUndefined => _reference is null;

    /// <summary>The value is undefined or null.</summary>
    public bool IsNullOrUndefined => _reference is null || ReferenceEquals(_reference, NullTag.Instance);

    /// <summary>The value is a number.</summary>
    public bool IsNumber => ReferenceEquals(_reference, NumberTag.Instance);

    /// <summary>The value is a boolean.</summary>
    public bool IsBoolean => ReferenceEquals(_reference, BooleanTag.Instance);

    /// <summary>The value is text.</summary>
    public bool IsText => _reference is string;

    /// <summary>The value is a list.</summary>
    public bool IsList => _reference is ValueList;

    /// <summary>The value is an object.</summary>
    public bool IsObject => _reference is ValueObject;

    /// <summary>A number; NaN and infinities give <see cref="Null"/>.</summary>
    public static Value Number(double value) =>
        double.IsFinite(value) ? new Value(NumberTag.Instance, value + 0.0) : Null;

    /// <summary>A boolean.</summary>
    public static Value Boolean(bool value) => new(BooleanTag.Instance, value ? 1 : 0);

    /// <summary>Text; <c>null</c> gives <see cref="Null"/>.</summary>
    public static Value Text(string? value) => value is null ? Null : new Value(value, 0);

    /// <summary>A list; the items are copied.</summary>
    /// <exception cref="LimitExceededException">The list would nest deeper than <see cref="MaxDepth"/>.</exception>
    public static Value List(params ReadOnlySpan<Value> items) => new(ValueList.Create(items), 0);

    /// <summary>A list that is already built.</summary>
    public static Value List(ValueList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new Value(list, 0);
    }

    /// <summary>An object from names and values; of equal names the last value wins at the place of the first.</summary>
    /// <exception cref="LimitExceededException">The object would nest deeper than <see cref="MaxDepth"/>.</exception>
    public static Value Object(params ReadOnlySpan<KeyValuePair<string, Value>> members) => new(ValueObject.Create(members), 0);

    /// <summary>An object from names and values; of equal names the last value wins at the place of the first.</summary>
    /// <exception cref="LimitExceededException">The object would nest deeper than <see cref="MaxDepth"/>.</exception>
    public static Value Object(params ReadOnlySpan<(string Name, Value Value)> members) => new(ValueObject.Create(members), 0);

    /// <summary>An object that is already built.</summary>
    public static Value Object(ValueObject members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return new Value(members, 0);
    }

    /// <summary>Text becomes a text value, <c>null</c> becomes <see cref="Null"/>.</summary>
    public static implicit operator Value(string? value) => Text(value);

    /// <summary>A number becomes a number value; NaN and infinities become <see cref="Null"/>.</summary>
    public static implicit operator Value(double value) => Number(value);

    /// <summary>A boolean becomes a boolean value.</summary>
    public static implicit operator Value(bool value) => Boolean(value);

    /// <summary>Equal by value.</summary>
    public static bool operator ==(Value left, Value right) => left.Equals(right);

    /// <summary>Different by value.</summary>
    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>Reads a number.</summary>
    /// <param name="number">The number, 0 when the value is something else.</param>
    /// <returns>Whether the value is a number; numeric text is not.</returns>
    public bool TryGetNumber(out double number)
    {
        number = _number;
        return ReferenceEquals(_reference, NumberTag.Instance);
    }

    /// <summary>Reads a boolean.</summary>
    /// <param name="boolean">The boolean, <c>false</c> when the value is something else.</param>
    /// <returns>Whether the value is a boolean.</returns>
    public bool TryGetBoolean(out bool boolean)
    {
        boolean = _number != 0;
        return ReferenceEquals(_reference, BooleanTag.Instance);
    }

    /// <summary>Reads text.</summary>
    /// <param name="text">The text, <c>null</c> when the value is something else.</param>
    /// <returns>Whether the value is text.</returns>
    public bool TryGetText([NotNullWhen(true)] out string? text)
    {
        text = _reference as string;
        return text is not null;
    }

    /// <summary>Reads a list.</summary>
    /// <param name="list">The list, <c>null</c> when the value is something else.</param>
    /// <returns>Whether the value is a list.</returns>
    public bool TryGetList([NotNullWhen(true)] out ValueList? list)
    {
        list = _reference as ValueList;
        return list is not null;
    }

    /// <summary>Reads an object.</summary>
    /// <param name="members">The object, <c>null</c> when the value is something else.</param>
    /// <returns>Whether the value is an object.</returns>
    public bool TryGetObject([NotNullWhen(true)] out ValueObject? members)
    {
        members = _reference as ValueObject;
        return members is not null;
    }

    /// <summary>The member of an object; <see cref="Undefined"/> where there is none or on other kinds.</summary>
    public Value this[string name] => _reference is ValueObject members ? members[name] : default;

    /// <summary>The item of a list; negative counts from the end; <see cref="Undefined"/> outside the list or on other kinds.</summary>
    public Value this[int index] => _reference is ValueList list ? list.At(index) : default;

    /// <summary>
    /// Equal by value: same kind, equal content; lists item by item, objects member by member whatever their order.
    /// Text compares ordinally. No conversion takes place: number 1 differs from text "1".
    /// </summary>
    public bool Equals(Value other)
    {
        if (ReferenceEquals(_reference, other._reference))
        {
            return _number == other._number;
        }

        return (_reference, other._reference) switch
        {
            (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
            (ValueList a, ValueList b) => a.Equals(b),
            (ValueObject a, ValueObject b) => a.Equals(b),
            _ => false,
        };
    }

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Value other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _reference switch
    {
        null => 0,
        string text => text.GetHashCode(StringComparison.Ordinal),
        ValueList list => list.GetHashCode(),
        ValueObject members => members.GetHashCode(),
        NumberTag or BooleanTag => _number.GetHashCode(),
        _ => 1,
    };

    /// <summary>The text form that a template prints: nothing for undefined and null, compact JSON for lists and objects.</summary>
    public override string ToString() => ValueText.ToText(this);

    /// <summary>The payload of text, list and object, a tag for the scalar kinds, <c>null</c> for undefined; for loops over many values.</summary>
    internal object? Payload => _reference;

    /// <summary>The number, or 1 for the boolean <c>true</c>.</summary>
    internal double Scalar => _number;

    /// <summary>The nesting of lists and objects: 0 for everything else.</summary>
    internal int Depth => _reference is ValueNode node ? node.Depth : 0;

    /// <summary>Whether a member somewhere inside may have a name that is never data in a session.</summary>
    internal bool HasReservedNames => _reference is ValueNode { HasReservedNames: true };

    internal sealed class NullTag
    {
        public static readonly NullTag Instance = new();
    }

    internal sealed class BooleanTag
    {
        public static readonly BooleanTag Instance = new();
    }

    internal sealed class NumberTag
    {
        public static readonly NumberTag Instance = new();
    }
}
