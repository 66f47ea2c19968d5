using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Scripting;

/// <summary>
/// Plain data on its way between host and script: undefined, null, boolean, number, text, list, object or bytes, and functions of the host
/// on their way in. The default value is undefined. Immutable as long as nobody changes the lists handed in; compared by content.
/// </summary>
public readonly partial struct ScriptValue : IEquatable<ScriptValue>
{
    private readonly object? _content;
    private readonly double _number;

    private ScriptValue(ScriptValueKind kind, object? content, double number)
    {
        Kind = kind;
        _content = content;
        _number = number;
    }

    /// <summary>No value.</summary>
    public static ScriptValue Undefined => default;

    /// <summary>The value null.</summary>
    public static ScriptValue Null => new(ScriptValueKind.Null, null, 0);

    /// <summary>What this value is.</summary>
    public ScriptValueKind Kind { get; }

    /// <summary>Whether this is undefined or null.</summary>
    public bool IsNullish => Kind <= ScriptValueKind.Null;

    /// <summary>A list; the items are not copied.</summary>
    /// <param name="items">The items, not to be changed afterwards.</param>
    public static ScriptValue List(IReadOnlyList<ScriptValue> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new ScriptValue(ScriptValueKind.List, items, 0);
    }

    /// <summary>An object; the members are not copied. A name that occurs twice has its last value.</summary>
    /// <param name="members">The members in order, not to be changed afterwards.</param>
    public static ScriptValue Object(IReadOnlyList<KeyValuePair<string, ScriptValue>> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return new ScriptValue(ScriptValueKind.Object, members, 0);
    }

    /// <summary>Bytes; the script gets an <c>ArrayBuffer</c> with a copy of them.</summary>
    /// <param name="bytes">The bytes, not to be changed afterwards.</param>
    public static ScriptValue Bytes(ReadOnlyMemory<byte> bytes) => new(ScriptValueKind.Bytes, bytes, 0);

    /// <summary>A function of the host, as a member of an object for a script.</summary>
    /// <param name="function">The function.</param>
    public static ScriptValue Function(HostFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new ScriptValue(ScriptValueKind.Function, function, 0);
    }

    /// <summary>The boolean.</summary>
    /// <exception cref="InvalidOperationException">This is no boolean.</exception>
    public bool AsBoolean() => Require(ScriptValueKind.Boolean)._number != 0;

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">This is no number.</exception>
    public double AsNumber() => Require(ScriptValueKind.Number)._number;

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">This is no text.</exception>
    public string AsText() => (string)Require(ScriptValueKind.Text)._content!;

    /// <summary>The items of the list.</summary>
    /// <exception cref="InvalidOperationException">This is no list.</exception>
    public IReadOnlyList<ScriptValue> AsList() => (IReadOnlyList<ScriptValue>)Require(ScriptValueKind.List)._content!;

    /// <summary>The bytes: a copy of the script's <c>ArrayBuffer</c>.</summary>
    /// <exception cref="InvalidOperationException">These are no bytes.</exception>
    public ReadOnlyMemory<byte> AsBytes() => (ReadOnlyMemory<byte>)Require(ScriptValueKind.Bytes)._content!;

    /// <summary>The members of the object, in order.</summary>
    /// <exception cref="InvalidOperationException">This is no object.</exception>
    public IReadOnlyList<KeyValuePair<string, ScriptValue>> AsObject() =>
        (IReadOnlyList<KeyValuePair<string, ScriptValue>>)Require(ScriptValueKind.Object)._content!;

    /// <summary>A member of an object; undefined when there is none or this is no object.</summary>
    /// <param name="name">The name of the member.</param>
    public ScriptValue this[string name]
    {
        get
        {
            if (Kind == ScriptValueKind.Object)
            {
                IReadOnlyList<KeyValuePair<string, ScriptValue>> members = AsObject();
                for (int i = members.Count - 1; i >= 0; i--)
                {
                    if (members[i].Key == name)
                    {
                        return members[i].Value;
                    }
                }
            }

            return Undefined;
        }
    }

    /// <summary>A text.</summary>
    public static implicit operator ScriptValue(string? text) => text is null ? Null : new(ScriptValueKind.Text, text, 0);

    /// <summary>A number.</summary>
    public static implicit operator ScriptValue(double number) => new(ScriptValueKind.Number, null, number);

    /// <summary>A number.</summary>
    public static implicit operator ScriptValue(int number) => new(ScriptValueKind.Number, null, number);

    /// <summary>A boolean.</summary>
    public static implicit operator ScriptValue(bool flag) => new(ScriptValueKind.Boolean, null, flag ? 1 : 0);

    /// <summary>Whether both are equal in kind and content; members of objects in any order.</summary>
    public static bool operator ==(ScriptValue left, ScriptValue right) => left.Equals(right);

    /// <summary>Whether the two differ in kind or content.</summary>
    public static bool operator !=(ScriptValue left, ScriptValue right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ScriptValue other)
    {
        if (Kind != other.Kind)
        {
            return false;
        }

        switch (Kind)
        {
            case ScriptValueKind.Text:
                return AsText() == other.AsText();
            case ScriptValueKind.List:
                return AsList().SequenceEqual(other.AsList());
            case ScriptValueKind.Object:
                ScriptValue right = other;
                return AsObject().Count == other.AsObject().Count && AsObject().All(member => right[member.Key] == member.Value);
            case ScriptValueKind.Function:
                return ReferenceEquals(_content, other._content);
            case ScriptValueKind.Bytes:
                return AsBytes().Span.SequenceEqual(other.AsBytes().Span);
            default:
                return _number.Equals(other._number);
        }
    }

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ScriptValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        ScriptValueKind.Text => AsText().GetHashCode(StringComparison.Ordinal),
        ScriptValueKind.List => HashCode.Combine(Kind, AsList().Count),
        ScriptValueKind.Object => HashCode.Combine(Kind, AsObject().Count),
        ScriptValueKind.Bytes => HashCode.Combine(Kind, AsBytes().Length),
        _ => HashCode.Combine(Kind, _number),
    };

    /// <summary>The value as a script would print it: text as it is, lists and objects as JSON.</summary>
    public override string ToString() => Kind switch
    {
        ScriptValueKind.Undefined => "undefined",
        ScriptValueKind.Text => AsText(),
        ScriptValueKind.Number => NumberText.Format(_number),
        ScriptValueKind.Function => "function",
        _ => ToJson(),
    };

    /// <summary>The library, where this stands for one among the globals.</summary>
    internal ScriptLibrary? AsLibrary() => _content as ScriptLibrary;

    internal static ScriptValue OfLibrary(ScriptLibrary library) => new(ScriptValueKind.Function, library, 0);

    internal HostFunction AsFunction() => (HostFunction)Require(ScriptValueKind.Function)._content!;

    private ScriptValue Require(ScriptValueKind kind) =>
        Kind == kind ? this : throw new InvalidOperationException($"The value is not of kind '{kind}' but '{Kind}'.");
}
