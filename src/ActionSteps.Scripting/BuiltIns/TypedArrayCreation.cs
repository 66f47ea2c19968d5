namespace ActionSteps.Scripting.BuiltIns;

/// <summary>The ways in which the language makes typed arrays (23.2.4).</summary>
internal static class TypedArrayCreation
{
    /// <summary>AllocateTypedArray with a length.</summary>
    internal static JsTypedArray OfLength(Realm realm, ElementKind kind, double length, JsObject? prototype = null)
    {
        double byteLength = length * (1 << BinaryElement.Shift(kind));
        if (byteLength > JsArrayBuffer.MaxLength)
        {
            throw realm.RangeError($"Invalid typed array length: {NumberText.Format(length)}");
        }

        realm.Meter.Allocate(112);
        JsArrayBuffer buffer = JsArrayBuffer.Create(realm, byteLength);
        return new JsTypedArray(prototype ?? realm.Get(TypedArrayConstructors.PrototypeOf(kind)), kind, buffer, 0, (int)byteLength);
    }

    /// <summary>TypedArrayCreateSameType.</summary>
    internal static JsTypedArray SameType(Realm realm, JsTypedArray exemplar, double length) => OfLength(realm, exemplar.ElementKind, length);

    internal static JsTypedArray OfTypedArray(Realm realm, ElementKind kind, JsTypedArray source, JsObject prototype)
    {
        if (source.IsOutOfBounds)
        {
            throw realm.TypeError("Cannot copy a typed array whose buffer is detached or too short");
        }

        JsTypedArray made = OfLength(realm, kind, source.Length, prototype);
        if (made.IsBigInt != source.IsBigInt)
        {
            throw realm.TypeError("Cannot mix BigInt and other types, use explicit conversions");
        }

        CopyElements(realm, source, made, 0);
        return made;
    }

    /// <summary>Copies all elements of one array, which may share memory with the other, from a position on; the caller has checked that they fit.</summary>
    internal static void CopyElements(Realm realm, JsTypedArray source, JsTypedArray target, int at)
    {
        int count = source.Length;
        if (source.ElementKind == target.ElementKind)
        {
            realm.Meter.Charge(source.ByteLength / 256);
            source.Bytes.CopyTo(target.Bytes[(at << target.Shift)..]);
            return;
        }

        if (ReferenceEquals(source.Buffer, target.Buffer))
        {
            realm.Meter.Allocate(source.ByteLength + 24L);
            source = new JsTypedArray(realm.ObjectPrototype, source.ElementKind, JsArrayBuffer.Of(realm, source.Bytes.ToArray()), 0, source.ByteLength);
        }

        for (int i = 0; i < count; i++)
        {
            realm.Meter.Charge(1);
            target.Write(realm, at + i, source.Read(realm, i));
        }
    }

    /// <summary>TypedArraySpeciesCreate with a length.</summary>
    internal static JsTypedArray Species(Realm realm, JsTypedArray exemplar, double length)
    {
        JsObject constructor = SpeciesOf(realm, exemplar, out bool isDefault);
        return isDefault ? SameType(realm, exemplar, length) : RequireSameContent(realm, exemplar, OfConstructor(realm, constructor, length));
    }

    /// <summary>TypedArraySpeciesCreate on a buffer.</summary>
    internal static JsTypedArray SpeciesView(Realm realm, JsTypedArray exemplar, ReadOnlySpan<JsValue> arguments)
    {
        JsObject constructor = SpeciesOf(realm, exemplar, out _);
        return RequireSameContent(realm, exemplar, RequireValid(realm, Operations.Construct(realm, constructor, arguments)));
    }

    /// <summary>TypedArrayCreateFromCtor with a length.</summary>
    internal static JsTypedArray OfConstructor(Realm realm, JsObject constructor, double length)
    {
        JsTypedArray made = RequireValid(realm, Operations.Construct(realm, constructor, [length]));
        return made.Length >= length ? made : throw realm.TypeError("The constructor made a typed array that is too short");
    }

    /// <summary>ValidateTypedArray.</summary>
    internal static JsTypedArray RequireValid(Realm realm, JsValue value)
    {
        if (value.Cell is not JsTypedArray array)
        {
            throw realm.TypeError("this is not a typed array");
        }

        return !array.IsOutOfBounds ? array : throw realm.TypeError("Cannot use a typed array whose buffer is detached or too short");
    }

    /// <summary>Whether iterating the array is no more than reading its elements.</summary>
    internal static bool IsPlainIteration(Realm realm, JsObject method) =>
        method is JsNativeFunction { Body: { } body } && body == ArrayPrototype.ValuesBody && ArrayIteratorPrototype.IsIntact(realm);

    /// <summary>IteratorToList; dispose of the answer.</summary>
    internal static PendingWork Collect(Realm realm, JsValue iterable, JsObject method)
    {
        PendingWork items = PendingWork.Begin(realm);
        if (iterable.Cell is JsArray array && IsPlainIteration(realm, method))
        {
            for (uint i = 0; i < array.Length; i++)
            {
                Append(realm, items, array.Get(realm, new PropertyKey(i)));
            }

            return items;
        }

        IteratorRecord iterator = IteratorRecord.FromMethod(realm, iterable, method, "iterable");
        while (iterator.TryNext(realm, out JsValue item))
        {
            Append(realm, items, item);
        }

        return items;
    }

    private static void Append(Realm realm, PendingWork items, JsValue item)
    {
        realm.Meter.Charge(2);
        items.Add(item);
    }

    private static JsObject SpeciesOf(Realm realm, JsTypedArray exemplar, out bool isDefault)
    {
        Intrinsic fallback = TypedArrayConstructors.ConstructorOf(exemplar.ElementKind);
        JsObject constructor = Operations.SpeciesConstructor(realm, exemplar, fallback);
        isDefault = ReferenceEquals(constructor, realm.Get(fallback));
        return constructor;
    }

    private static JsTypedArray RequireSameContent(Realm realm, JsTypedArray exemplar, JsTypedArray made) => made.IsBigInt == exemplar.IsBigInt
        ? made
        : throw realm.TypeError("Content type of source and derived typed arrays differ");
}
