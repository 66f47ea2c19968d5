using System.Runtime.InteropServices;

namespace ActionSteps.Scripting.Values;

/// <summary>A typed array: elements are in the buffer, all other properties as in any object (10.4.5).</summary>
internal sealed class JsTypedArray(JsObject prototype, ElementKind kind, JsArrayBuffer buffer, int byteOffset, int? byteLength)
    : JsBufferView(prototype, buffer, byteOffset, byteLength)
{
    /// <summary>The longest text of a number; longer names need no look.</summary>
    private const int LongestNumber = 26;

    private readonly int _shift = BinaryElement.Shift(kind);

    internal ElementKind ElementKind => kind;

    internal int Shift => _shift;

    internal int ElementSize => 1 << _shift;

    internal bool IsBigInt => BinaryElement.IsBigInt(kind);

    /// <summary>Elements now; 0 while the view is out of bounds.</summary>
    internal int Length => VisibleBytes >> _shift;

    internal int ByteLength => Length << _shift;

    /// <summary>The bytes of the elements; do not keep it while a script can run.</summary>
    internal Span<byte> Bytes => Buffer.Data.AsSpan(Offset, ByteLength);

    internal override string ClassName => BinaryElement.ArrayName(kind);

    internal override bool IsExotic => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryRead(Realm realm, int index, out JsValue value)
    {
        if ((uint)index < (uint)Length)
        {
            value = BinaryElement.Read(realm, kind, ref ElementAt(index));
            return true;
        }

        value = JsValue.Undefined;
        return false;
    }

    /// <summary>Writes a number where no conversion and no check is left to be done; false otherwise.</summary>
    internal bool TryWrite(int index, in JsValue value)
    {
        if ((uint)index >= (uint)Length || !value.IsNumber || IsBigInt)
        {
            return false;
        }

        BinaryElement.Write(kind, ref ElementAt(index), value);
        return true;
    }

    /// <summary>The element, undefined when there is none.</summary>
    internal JsValue Read(Realm realm, double index)
    {
        TryRead(realm, index < int.MaxValue ? (int)index : -1, out JsValue value);
        return value;
    }

    /// <summary>TypedArraySetElement: converts first, then writes if the element exists.</summary>
    internal void Write(Realm realm, double index, JsValue value)
    {
        JsValue element = BinaryElement.Convert(realm, kind, value);
        if (index >= 0 && index < Length)
        {
            BinaryElement.Write(kind, ref ElementAt((int)index), element);
        }
    }

    internal override bool TryGetOwn(Realm realm, PropertyKey key, out JsValue slot, out PropertyFlags flags)
    {
        if (!IsNumeric(key))
        {
            return base.TryGetOwn(realm, key, out slot, out flags);
        }

        flags = PropertyFlags.Default;
        return TryRead(realm, ToIndex(key), out slot);
    }

    internal override bool DefineOwnProperty(Realm realm, PropertyKey key, in PropertyDescriptor descriptor)
    {
        if (!IsNumeric(key))
        {
            return base.DefineOwnProperty(realm, key, descriptor);
        }

        const PropertyFlags Fixed = PropertyFlags.Writable | PropertyFlags.Enumerable | PropertyFlags.Configurable;
        PropertyFlags refused = PropertyFlags.None;
        refused |= (descriptor.Present & DescriptorFields.Writable) != 0 ? PropertyFlags.Writable : PropertyFlags.None;
        refused |= (descriptor.Present & DescriptorFields.Enumerable) != 0 ? PropertyFlags.Enumerable : PropertyFlags.None;
        refused |= (descriptor.Present & DescriptorFields.Configurable) != 0 ? PropertyFlags.Configurable : PropertyFlags.None;
        if ((uint)ToIndex(key) >= (uint)Length || descriptor.IsAccessor || (refused & ~descriptor.Flags & Fixed) != 0)
        {
            return false;
        }

        if ((descriptor.Present & DescriptorFields.Value) != 0)
        {
            Write(realm, key.Index, descriptor.Value);
        }

        return true;
    }

    internal override bool HasProperty(Realm realm, PropertyKey key) =>
        IsNumeric(key) ? (uint)ToIndex(key) < (uint)Length : base.HasProperty(realm, key);

    internal override JsValue Get(Realm realm, PropertyKey key, JsValue receiver)
    {
        if (!IsNumeric(key))
        {
            return ReferenceEquals(key.Cell, Names.Length) && TypedArrayPrototype.HasIntactLength(realm, this) ? Length : base.Get(realm, key, receiver);
        }

        TryRead(realm, ToIndex(key), out JsValue value);
        return value;
    }

    internal override bool Set(Realm realm, PropertyKey key, JsValue value, JsValue receiver)
    {
        if (IsNumeric(key))
        {
            if (ReferenceEquals(receiver.Cell, this))
            {
                Write(realm, key.IsIndex ? key.Index : -1, value);
                return true;
            }

            if ((uint)ToIndex(key) >= (uint)Length)
            {
                return true;
            }
        }

        return base.Set(realm, key, value, receiver);
    }

    internal override bool Delete(Realm realm, PropertyKey key) =>
        IsNumeric(key) ? (uint)ToIndex(key) >= (uint)Length : base.Delete(realm, key);

    internal override bool PreventExtensions(Realm realm) => IsFixedLength && base.PreventExtensions(realm);

    private protected override void AddIndexKeys(Realm realm, List<PropertyKey> keys)
    {
        int length = Length;
        realm.Meter.Allocate(16L * length);
        keys.EnsureCapacity(keys.Count + length);
        for (int i = 0; i < length; i++)
        {
            if ((i & 1023) == 0)
            {
                realm.Meter.Charge(Math.Min(1024, length - i));
            }

            keys.Add(new PropertyKey((uint)i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte ElementAt(int index) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Buffer.Data), (nint)Offset + ((nint)index << _shift));

    // Any name that is the text of a number means an element, even one that can never exist.
    private static bool IsNumeric(PropertyKey key) => key.Cell is null || (key.Cell is JsString name && IsCanonicalNumber(name));

    private static bool IsCanonicalNumber(JsString name)
    {
        if ((uint)(name.Length - 1) >= LongestNumber)
        {
            return false;
        }

        string text = name.Text;
        return (char.IsAsciiDigit(text[0]) || text[0] is '-' or 'I' or 'N') && (text == "-0" || NumberText.Format(NumberText.Parse(text)) == text);
    }

    private static int ToIndex(PropertyKey key) => key.IsIndex && key.Index <= int.MaxValue ? (int)key.Index : -1;
}
