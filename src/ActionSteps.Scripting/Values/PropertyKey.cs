namespace ActionSteps.Scripting.Values;

/// <summary>Name of a property: an array index, or a text or symbol together with its hash.</summary>
internal readonly struct PropertyKey : IEquatable<PropertyKey>
{
    /// <summary>The text or symbol; null for an array index.</summary>
    internal readonly HeapCell? Cell;

    /// <summary>The array index, or the hash of <see cref="Cell"/>.</summary>
    internal readonly uint Bits;

    internal PropertyKey(uint index)
    {
        Cell = null;
        Bits = index;
    }

    private PropertyKey(HeapCell cell, int hash)
    {
        Cell = cell;
        Bits = (uint)hash;
    }

    internal bool IsIndex => Cell is null;

    internal uint Index => Bits;

    internal bool IsSymbol => Cell is JsSymbol;

    /// <summary>Whether this is <c>length</c>, which arrays and texts answer themselves.</summary>
    internal bool IsLength => ReferenceEquals(Cell, Names.Length) || (Cell is JsString { Length: 6 } name && name.ContentEquals(Names.Length));

    internal bool IsPrivate => Cell is JsSymbol { IsPrivate: true };

    /// <summary>The key of a text that is known not to be an array index.</summary>
    internal static PropertyKey OfName(JsString name) => new(name, name.Hash);

    internal static PropertyKey Of(JsString text) =>
        text.TryGetArrayIndex(out uint index) ? new PropertyKey(index) : new PropertyKey(text, text.Hash);

    internal static PropertyKey Of(JsSymbol symbol) => new(symbol, symbol.Hash);

    internal static PropertyKey OfLength(double index) =>
        index < uint.MaxValue ? new PropertyKey((uint)index) : OfName(JsString.Of(NumberText.Format(index)));

    public static implicit operator PropertyKey(string name) => Of(JsString.Of(name));

    public static implicit operator PropertyKey(JsSymbol symbol) => Of(symbol);

    public static implicit operator PropertyKey(JsString name) => Of(name);

    public bool Equals(PropertyKey other) => Bits == other.Bits
        && (ReferenceEquals(Cell, other.Cell) || (Cell is JsString text && other.Cell is JsString otherText && text.ContentEquals(otherText)));

    public override bool Equals(object? obj) => obj is PropertyKey other && Equals(other);

    public override int GetHashCode() => (int)Bits;

    /// <summary>The key as scripts see it: text or symbol.</summary>
    internal JsValue ToValue() => Cell is null ? ToText(Bits) : Cell;

    public override string ToString() => Cell is null ? Bits.ToString(CultureInfo.InvariantCulture) : Cell is JsSymbol { IsPrivate: true } name ? name.Description!.Text : Cell.ToString()!;

    private static JsString ToText(uint index) =>
        index <= int.MaxValue ? JsString.OfInteger((int)index) : new JsString(index.ToString(CultureInfo.InvariantCulture));
}
