using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>The eleven constructors of typed arrays and their prototypes.</summary>
internal static class TypedArrayConstructors
{
    private const int Kinds = (int)ElementKind.BigUint64 + 1;

    private static readonly IntrinsicTable[] s_tables = MakeTables(static kind => IntrinsicTable.Of([
        .. Constructor(BinaryElement.ArrayName(kind), 3, PrototypeOf(kind)),
        Constant("BYTES_PER_ELEMENT", 1 << BinaryElement.Shift(kind)),
    ]));

    private static readonly IntrinsicTable[] s_prototypes = MakeTables(static kind => IntrinsicTable.Of(
        Link("constructor", ConstructorOf(kind)),
        Constant("BYTES_PER_ELEMENT", 1 << BinaryElement.Shift(kind))));

    private static readonly NativeBody[] s_bodies = MakeBodies();

    internal static Intrinsic ConstructorOf(ElementKind kind) => Intrinsic.Int8Array + (int)kind;

    internal static Intrinsic PrototypeOf(ElementKind kind) => Intrinsic.Int8ArrayPrototype + (int)kind;

    /// <summary>The shape of an untouched prototype.</summary>
    internal static Shape PrototypeShape(ElementKind kind) => s_prototypes[(int)kind].Shape;

    internal static JsObject Create(Realm realm, ElementKind kind) => s_tables[(int)kind].Apply(
        realm,
        new JsNativeFunction(realm.Get(Intrinsic.TypedArray), Names.Intern(BinaryElement.ArrayName(kind)), 3, s_bodies[(int)kind], isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm, ElementKind kind) =>
        s_prototypes[(int)kind].NewObject(realm, realm.Get(Intrinsic.TypedArrayPrototype));

    private static IntrinsicTable[] MakeTables(Func<ElementKind, IntrinsicTable> make)
    {
        var tables = new IntrinsicTable[Kinds];
        for (int i = 0; i < Kinds; i++)
        {
            tables[i] = make((ElementKind)i);
        }

        return tables;
    }

    private static NativeBody[] MakeBodies()
    {
        var bodies = new NativeBody[Kinds];
        for (int i = 0; i < Kinds; i++)
        {
            var kind = (ElementKind)i;
            bodies[i] = (in NativeCall call) => Construct(call, kind);
        }

        return bodies;
    }

    private static JsValue Construct(in NativeCall call, ElementKind kind)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError($"Constructor {BinaryElement.ArrayName(kind)} requires 'new'");
        }

        if (!call[0].TryGetObject(out JsObject? source))
        {
            double length = Operations.ToIndex(realm, call[0]);
            return TypedArrayCreation.OfLength(realm, kind, length, Operations.PrototypeFor(realm, call.NewTarget, PrototypeOf(kind)));
        }

        JsObject prototype = Operations.PrototypeFor(realm, call.NewTarget, PrototypeOf(kind));
        return source switch
        {
            JsTypedArray array => TypedArrayCreation.OfTypedArray(realm, kind, array, prototype),
            JsArrayBuffer buffer => OfBuffer(call, kind, buffer, prototype),
            _ => OfObject(realm, kind, source, prototype),
        };
    }

    private static JsTypedArray OfBuffer(in NativeCall call, ElementKind kind, JsArrayBuffer buffer, JsObject prototype)
    {
        Realm realm = call.Realm;
        int size = 1 << BinaryElement.Shift(kind);
        double offset = Operations.ToIndex(realm, call[1]);
        if (offset % size != 0)
        {
            throw realm.RangeError($"start offset of {BinaryElement.ArrayName(kind)} should be a multiple of {size}");
        }

        double? byteLength = call[2].IsUndefined ? null : Operations.ToIndex(realm, call[2]) * size;
        if (buffer.IsDetached)
        {
            throw realm.TypeError("Cannot make a typed array of a detached ArrayBuffer");
        }

        if (byteLength is null && !buffer.IsResizable)
        {
            if (buffer.ByteLength % size != 0)
            {
                throw realm.RangeError($"byte length of {BinaryElement.ArrayName(kind)} should be a multiple of {size}");
            }

            byteLength = buffer.ByteLength - offset;
        }

        if (byteLength < 0 || offset + (byteLength ?? 0) > buffer.ByteLength)
        {
            throw realm.RangeError(call[2].IsUndefined ? "Start offset is outside the bounds of the buffer" : "Invalid typed array length");
        }

        realm.Meter.Allocate(112);
        return new JsTypedArray(prototype, kind, buffer, (int)offset, (int?)byteLength);
    }

    private static JsTypedArray OfObject(Realm realm, ElementKind kind, JsObject source, JsObject prototype)
    {
        JsObject? method = source.GetMethod(realm, JsSymbol.Iterator);
        if (method is not null && source is JsArray array && TypedArrayCreation.IsPlainIteration(realm, method) && AreNumbers(realm, array))
        {
            return OfNumbers(realm, kind, array, prototype);
        }

        if (method is not null)
        {
            using PendingWork items = TypedArrayCreation.Collect(realm, source, method);
            JsTypedArray made = TypedArrayCreation.OfLength(realm, kind, items.Count, prototype);
            for (int i = 0; i < items.Count; i++)
            {
                realm.Meter.Charge(1);
                made.Write(realm, i, items[i]);
            }

            return made;
        }

        double length = source.GetLength(realm);
        JsTypedArray copy = TypedArrayCreation.OfLength(realm, kind, length, prototype);
        for (int i = 0; i < length; i++)
        {
            realm.Meter.Charge(2);
            copy.Write(realm, i, source.Get(realm, new PropertyKey((uint)i)));
        }

        return copy;
    }

    // Numbers need no conversion that a script could observe, so no list has to be made of them first.
    private static bool AreNumbers(Realm realm, JsArray array)
    {
        if (!array.IsDense || array.DenseSpan.Length != array.Length)
        {
            return false;
        }

        realm.Meter.Charge(array.Length / 8);
        foreach (ref JsValue item in array.DenseSpan)
        {
            if (!item.IsNumber)
            {
                return false;
            }
        }

        return true;
    }

    private static JsTypedArray OfNumbers(Realm realm, ElementKind kind, JsArray array, JsObject prototype)
    {
        JsTypedArray made = TypedArrayCreation.OfLength(realm, kind, array.Length, prototype);
        for (int i = 0; i < array.DenseSpan.Length; i++)
        {
            realm.Meter.Charge(1);
            if (!made.TryWrite(i, array.Items[i]))
            {
                made.Write(realm, i, array.Items[i]);
            }
        }

        return made;
    }
}
