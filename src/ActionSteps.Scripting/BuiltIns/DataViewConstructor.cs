using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>DataView</c>.</summary>
internal static class DataViewConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(Constructor("DataView", 1, Intrinsic.DataViewPrototype));

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of([
        Link("constructor", Intrinsic.DataView),
        Getter("buffer", "buffer", static (in NativeCall call) => call.ThisAs<JsDataView>("get DataView.prototype.buffer").Buffer),
        Getter("byteLength", "byteLength", static (in NativeCall call) => InBounds(call, "get DataView.prototype.byteLength").ByteLength),
        Getter("byteOffset", "byteOffset", static (in NativeCall call) => InBounds(call, "get DataView.prototype.byteOffset").Offset),
        .. Accessors("Int8", ElementKind.Int8),
        .. Accessors("Uint8", ElementKind.Uint8),
        .. Accessors("Int16", ElementKind.Int16),
        .. Accessors("Uint16", ElementKind.Uint16),
        .. Accessors("Int32", ElementKind.Int32),
        .. Accessors("Uint32", ElementKind.Uint32),
        .. Accessors("Float32", ElementKind.Float32),
        .. Accessors("Float64", ElementKind.Float64),
        .. Accessors("BigInt64", ElementKind.BigInt64),
        .. Accessors("BigUint64", ElementKind.BigUint64),
        Tag("DataView"),
    ]);

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "DataView".AsJs(), 1, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static IntrinsicProperty[] Accessors(string name, ElementKind kind) =>
    [
        Method("get" + name, 1, (in NativeCall call) => Read(call, kind)),
        Method("set" + name, 2, (in NativeCall call) => Write(call, kind)),
    ];

    private static JsDataView InBounds(in NativeCall call, string method)
    {
        JsDataView view = call.ThisAs<JsDataView>(method);
        return !view.IsOutOfBounds ? view : throw call.Realm.TypeError($"{method}: the buffer is detached or too short for the view");
    }

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Constructor DataView requires 'new'");
        }

        if (call[0].Cell is not JsArrayBuffer buffer)
        {
            throw realm.TypeError("First argument to DataView constructor must be an ArrayBuffer");
        }

        double offset = Operations.ToIndex(realm, call[1]);
        RequireAttached(realm, buffer);
        RequireRange(realm, offset <= buffer.ByteLength, "Start offset is outside the bounds of the buffer");
        double? length = call[2].IsUndefined ? buffer.IsResizable ? null : buffer.ByteLength - offset : Operations.ToIndex(realm, call[2]);
        RequireRange(realm, offset + (length ?? 0) <= buffer.ByteLength, "Invalid DataView length");
        JsObject prototype = Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.DataViewPrototype);
        RequireAttached(realm, buffer);
        RequireRange(realm, offset <= buffer.ByteLength, "Start offset is outside the bounds of the buffer");
        RequireRange(realm, call[2].IsUndefined || offset + (length ?? 0) <= buffer.ByteLength, "Invalid DataView length");
        realm.Meter.Allocate(112);
        return new JsDataView(prototype, buffer, (int)offset, (int?)length);
    }

    private static void RequireAttached(Realm realm, JsArrayBuffer buffer)
    {
        if (buffer.IsDetached)
        {
            throw realm.TypeError("Cannot make a DataView of a detached ArrayBuffer");
        }
    }

    private static void RequireRange(Realm realm, bool isWithin, string message)
    {
        if (!isWithin)
        {
            throw realm.RangeError(message);
        }
    }

    private static JsValue Read(in NativeCall call, ElementKind kind)
    {
        call.ThisAs<JsDataView>("DataView.prototype.get");
        double index = Operations.ToIndex(call.Realm, call[0]);
        bool isLittleEndian = Operations.ToBoolean(call[1]);
        Span<byte> bytes = stackalloc byte[8];
        Span<byte> element = bytes[..(1 << BinaryElement.Shift(kind))];
        Element(call, index, element.Length).CopyTo(element);
        Order(element, isLittleEndian);
        return BinaryElement.Read(call.Realm, kind, ref bytes[0]);
    }

    private static JsValue Write(in NativeCall call, ElementKind kind)
    {
        call.ThisAs<JsDataView>("DataView.prototype.set");
        double index = Operations.ToIndex(call.Realm, call[0]);
        JsValue value = BinaryElement.Convert(call.Realm, kind, call[1]);
        bool isLittleEndian = Operations.ToBoolean(call[2]);
        Span<byte> bytes = stackalloc byte[8];
        Span<byte> element = bytes[..(1 << BinaryElement.Shift(kind))];
        Span<byte> target = Element(call, index, element.Length);
        BinaryElement.Write(kind, ref bytes[0], value);
        Order(element, isLittleEndian);
        element.CopyTo(target);
        return JsValue.Undefined;
    }

    private static Span<byte> Element(in NativeCall call, double index, int size)
    {
        JsDataView view = InBounds(call, "DataView.prototype");
        RequireRange(call.Realm, index + size <= view.ByteLength, "Offset is outside the bounds of the DataView");
        return view.Bytes.Slice((int)index, size);
    }

    private static void Order(Span<byte> element, bool isLittleEndian)
    {
        if (isLittleEndian != BitConverter.IsLittleEndian)
        {
            element.Reverse();
        }
    }
}
