namespace ActionSteps.Scripting.Values;

/// <summary>
/// An array. Elements are dense in <see cref="Items"/>, holes being empty values, until somebody defines an unusual element or leaves
/// a wide gap; from then on they are in the sparse elements of the shape.
/// </summary>
internal sealed class JsArray : JsObject
{
    /// <summary>A write this far behind the end makes the array sparse.</summary>
    private const uint MaxGap = 4096;

    /// <summary>Up to this length an element inside a given length never makes the array sparse.</summary>
    private const uint MaxPresized = 65_536;

    /// <summary>Storage of the dense part; only the first <see cref="Length"/> entries count.</summary>
    internal JsValue[] Items;

    /// <summary>Whether elements are in <see cref="Items"/> and all have default attributes.</summary>
    internal bool IsDense = true;

    private bool _isLengthFixed;

    internal JsArray(JsObject? prototype, JsValue[] items, uint length)
        : base(prototype)
    {
        Items = items;
        Length = length;
    }

    /// <summary>The length; assign it only where <see cref="IsDense"/> holds and <see cref="Items"/> is large enough.</summary>
    internal uint Length { get; private set; }

    internal override string ClassName => "Array";

    /// <summary>The dense elements, for built-ins that have checked <see cref="IsDense"/>; may contain holes.</summary>
    internal Span<JsValue> DenseSpan => Items.AsSpan(0, (int)Math.Min(Length, (uint)Items.Length));

    /// <summary>Whether an element may be appended or changed without any check.</summary>
    internal bool IsFast => IsDense && Extensible && !_isLengthFixed;

    /// <summary>Appends to an array for which <see cref="IsFast"/> holds and no prototype has elements.</summary>
    internal void Push(Realm realm, JsValue value)
    {
        if (Length >= (uint)Items.Length)
        {
            if (IsFarBehind(Length))
            {
                PutOwn(realm, new PropertyKey(Length), value, PropertyFlags.Default);
                return;
            }

            Grow(realm, Length + 1);
        }

        Items[Length++] = value;
    }

    /// <summary>
    /// CreateDataProperty on an array for which <see cref="IsFast"/> holds, where the element lies within or right behind the storage;
    /// false when it does not.
    /// </summary>
    internal bool TryPut(Realm realm, double index, JsValue value)
    {
        if (index >= Items.Length)
        {
            if (index != Items.Length)
            {
                return false;
            }

            Grow(realm, (uint)index + 1);
        }

        Items[(int)index] = value;
        if (index >= Length)
        {
            Length = (uint)index + 1;
        }

        return true;
    }

    /// <summary>Makes room for so many elements in an array for which <see cref="IsFast"/> holds, and sets its length.</summary>
    internal void Resize(Realm realm, uint length)
    {
        if (length > (uint)Items.Length)
        {
            Grow(realm, length);
        }

        if (length < Length && length < (uint)Items.Length)
        {
            Items.AsSpan((int)length, (int)Math.Min(Length, (uint)Items.Length) - (int)length).Fill(JsValue.Empty);
        }

        Length = length;
    }

    /// <summary>Makes room for more elements of a dense array.</summary>
    internal void Reserve(Realm realm, int more)
    {
        if (Length + more > Items.Length)
        {
            Grow(realm, Length + (uint)more);
        }
    }

    /// <summary>Takes the last element off a dense array.</summary>
    internal JsValue PopDense()
    {
        Length--;
        JsValue last = Length < (uint)Items.Length ? Items[Length] : JsValue.Empty;
        if (Length < (uint)Items.Length)
        {
            Items[Length] = JsValue.Empty;
        }

        return last;
    }

    /// <summary>Replaces all elements of a dense array.</summary>
    internal void ReplaceDense(JsValue[] items, uint length)
    {
        Items = items;
        Length = length;
    }

    internal override bool TryGetOwn(Realm realm, PropertyKey key, out JsValue slot, out PropertyFlags flags)
    {
        if (key.IsIndex && IsDense)
        {
            flags = PropertyFlags.Default;
            if (key.Index < Length && key.Index < (uint)Items.Length)
            {
                slot = Items[key.Index];
                return !slot.IsEmpty;
            }

            slot = JsValue.Undefined;
            return false;
        }

        if (IsLengthKey(key))
        {
            slot = (double)Length;
            flags = _isLengthFixed ? PropertyFlags.None : PropertyFlags.Writable;
            return true;
        }

        return base.TryGetOwn(realm, key, out slot, out flags);
    }

    internal override void PutOwn(Realm realm, PropertyKey key, JsValue slot, PropertyFlags flags)
    {
        if (!key.IsIndex)
        {
            if (IsLengthKey(key))
            {
                _isLengthFixed |= (flags & PropertyFlags.Writable) == 0;
                return;
            }

            base.PutOwn(realm, key, slot, flags);
            return;
        }

        uint index = key.Index;
        if (IsDense && (flags != PropertyFlags.Default || IsFarBehind(index)))
        {
            MakeSparse(realm);
        }

        if (!IsDense)
        {
            base.PutOwn(realm, key, slot, flags);
            Length = Math.Max(Length, index + 1);
            return;
        }

        if (index >= (uint)Items.Length)
        {
            Grow(realm, index + 1);
        }

        Items[index] = slot;
        Length = Math.Max(Length, index + 1);
    }

    internal override void RemoveOwn(Realm realm, PropertyKey key)
    {
        if (key.IsIndex && IsDense)
        {
            Items[key.Index] = JsValue.Empty;
            return;
        }

        base.RemoveOwn(realm, key);
    }

    internal override bool DefineOwnProperty(Realm realm, PropertyKey key, in PropertyDescriptor descriptor)
    {
        if (key.IsIndex)
        {
            return (key.Index < Length || !_isLengthFixed) && base.DefineOwnProperty(realm, key, descriptor);
        }

        return IsLengthKey(key) ? DefineLength(realm, descriptor) : base.DefineOwnProperty(realm, key, descriptor);
    }

    /// <summary>Sets the length, removing elements behind it; false when one of them cannot be removed or the length is fixed.</summary>
    internal bool SetLength(Realm realm, uint length)
    {
        if (_isLengthFixed)
        {
            return length == Length;
        }

        if (!IsDense)
        {
            return TruncateSparse(realm, length);
        }

        if (length < Length)
        {
            int end = (int)Math.Min(Length, (uint)Items.Length);
            if (length < (uint)end)
            {
                Items.AsSpan((int)length, end - (int)length).Fill(JsValue.Empty);
            }
        }

        Length = length;
        return true;
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(24 + (16L * Items.Length));
        census.Visit(Items);
    }

    private protected override bool WriteOwn(Realm realm, PropertyKey key, JsValue value, PropertyFlags flags) =>
        IsLengthKey(key) ? SetLength(realm, ToArrayLength(realm, value)) : base.WriteOwn(realm, key, value, flags);

    private protected override bool CreateAbsent(Realm realm, PropertyKey key, JsValue value) =>
        !(key.IsIndex && key.Index >= Length && _isLengthFixed) && base.CreateAbsent(realm, key, value);

    private protected override void AddIndexKeys(Realm realm, List<PropertyKey> keys)
    {
        if (!IsDense)
        {
            base.AddIndexKeys(realm, keys);
            AddLength(keys);
            return;
        }

        Span<JsValue> items = DenseSpan;
        realm.Meter.Charge(items.Length);
        realm.Meter.Allocate(16L * items.Length);
        keys.EnsureCapacity(keys.Count + items.Length + 1);
        for (int i = 0; i < items.Length; i++)
        {
            if (!items[i].IsEmpty)
            {
                keys.Add(new PropertyKey((uint)i));
            }
        }

        AddLength(keys);
    }

    // An array made with its length may be filled in any order; beyond that size gaps would be too dear.
    private bool IsFarBehind(uint index) => index >= (uint)Items.Length && index - (uint)Items.Length > MaxGap && (index >= Length || Length > MaxPresized);

    private static void AddLength(List<PropertyKey> keys) => keys.Add(Names.Length);

    private static bool IsLengthKey(PropertyKey key) => key.IsLength;

    private static uint ToArrayLength(Realm realm, JsValue value)
    {
        uint length = Operations.ToUint32(realm, value);
        return length == Operations.ToNumber(realm, value) ? length : throw realm.RangeError("Invalid array length");
    }

    private bool DefineLength(Realm realm, in PropertyDescriptor descriptor)
    {
        uint length = (descriptor.Present & DescriptorFields.Value) != 0 ? ToArrayLength(realm, descriptor.Value) : Length;
        if (descriptor.IsAccessor
            || ((descriptor.Present & DescriptorFields.Configurable) != 0 && descriptor.Configurable)
            || ((descriptor.Present & DescriptorFields.Enumerable) != 0 && descriptor.Enumerable))
        {
            return false;
        }

        bool fixes = (descriptor.Present & DescriptorFields.Writable) != 0 && !descriptor.Writable;
        if (_isLengthFixed && ((descriptor.Present & DescriptorFields.Writable) != 0 && descriptor.Writable))
        {
            return false;
        }

        bool done = length == Length || SetLength(realm, length);
        _isLengthFixed |= fixes;
        return done;
    }

    private bool TruncateSparse(Realm realm, uint length)
    {
        if (length < Length && Shape.Elements is not null)
        {
            uint[] indices = Shape.Elements.SortedIndices();
            realm.Meter.Charge(indices.Length);
            for (int i = indices.Length - 1; i >= 0 && indices[i] >= length; i--)
            {
                Shape.Elements.TryGet(indices[i], out _, out PropertyFlags flags);
                if ((flags & PropertyFlags.Configurable) == 0)
                {
                    Length = indices[i] + 1;
                    return false;
                }

                Shape.Elements.Remove(indices[i]);
            }
        }

        Length = length;
        return true;
    }

    private void Grow(Realm realm, uint needed)
    {
        if (needed > (uint)realm.Meter.MaxArrayLength)
        {
            throw realm.RangeError("Invalid array length");
        }

        int old = Items.Length;
        long capacity = Math.Max(needed, Math.Min((long)old + (old >> 1) + 8, realm.Meter.MaxArrayLength));
        realm.Meter.Allocate(24 + (16 * capacity));
        realm.Meter.Charge(capacity / 32);
        Array.Resize(ref Items, (int)capacity);
        Items.AsSpan(old).Fill(JsValue.Empty);
    }

    private void MakeSparse(Realm realm)
    {
        JsValue[] items = Items;
        int count = (int)Math.Min(Length, (uint)items.Length);
        MakeUnique(realm);
        IsDense = false;
        Items = [];
        if (count == 0)
        {
            return;
        }

        Shape.Elements ??= new SparseElements();
        for (int i = 0; i < count; i++)
        {
            if (!items[i].IsEmpty)
            {
                Shape.Elements.Put(realm, (uint)i, items[i], PropertyFlags.Default);
            }
        }
    }
}
