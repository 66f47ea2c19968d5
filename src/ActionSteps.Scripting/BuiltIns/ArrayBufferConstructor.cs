using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>ArrayBuffer</c>.</summary>
internal static class ArrayBufferConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("ArrayBuffer", 1, Intrinsic.ArrayBufferPrototype),
        Method("isView", 1, static (in NativeCall call) => call[0].Cell is JsBufferView),
        Species(),
    ]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.ArrayBuffer),
        Getter("byteLength", "byteLength", static (in NativeCall call) => Self(call, "get ArrayBuffer.prototype.byteLength").ByteLength),
        Getter("detached", "detached", static (in NativeCall call) => Self(call, "get ArrayBuffer.prototype.detached").IsDetached),
        Getter("maxByteLength", "maxByteLength", static (in NativeCall call) => Self(call, "get ArrayBuffer.prototype.maxByteLength").MaxByteLength),
        Getter("resizable", "resizable", static (in NativeCall call) => Self(call, "get ArrayBuffer.prototype.resizable").IsResizable),
        Method("resize", 1, Resize),
        Method("slice", 2, Slice),
        Method("transfer", 0, static (in NativeCall call) => Transfer(call, "ArrayBuffer.prototype.transfer", keepsResizable: true)),
        Method("transferToFixedLength", 0, static (in NativeCall call) => Transfer(call, "ArrayBuffer.prototype.transferToFixedLength", keepsResizable: false)),
        Tag("ArrayBuffer"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "ArrayBuffer".AsJs(), 1, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsArrayBuffer Self(in NativeCall call, string method) => call.ThisAs<JsArrayBuffer>(method);

    private static JsArrayBuffer RequireAttached(Realm realm, JsArrayBuffer buffer, string method) => !buffer.IsDetached
        ? buffer
        : throw realm.TypeError($"Cannot perform {method} on a detached ArrayBuffer");

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Constructor ArrayBuffer requires 'new'");
        }

        double byteLength = Operations.ToIndex(realm, call[0]);
        double maxByteLength = -1;
        if (call[1].TryGetObject(out JsObject? options))
        {
            JsValue given = options.Get(realm, "maxByteLength");
            maxByteLength = given.IsUndefined ? -1 : Operations.ToIndex(realm, given);
            if (maxByteLength >= 0 && byteLength > maxByteLength)
            {
                throw realm.RangeError("Invalid array buffer max length");
            }
        }

        JsObject prototype = Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.ArrayBufferPrototype);
        return JsArrayBuffer.Create(realm, byteLength, prototype, maxByteLength);
    }

    private static JsValue Resize(in NativeCall call)
    {
        const string Method = "ArrayBuffer.prototype.resize";
        JsArrayBuffer buffer = Self(call, Method);
        if (!buffer.IsResizable)
        {
            throw call.Realm.TypeError($"Method {Method} called on a buffer of fixed length");
        }

        double byteLength = Operations.ToIndex(call.Realm, call[0]);
        RequireAttached(call.Realm, buffer, Method);
        if (byteLength > buffer.MaxByteLength)
        {
            throw call.Realm.RangeError($"{Method}: Invalid length parameter");
        }

        buffer.Resize(call.Realm, (int)byteLength);
        return JsValue.Undefined;
    }

    private static JsValue Slice(in NativeCall call)
    {
        const string Method = "ArrayBuffer.prototype.slice";
        Realm realm = call.Realm;
        JsArrayBuffer buffer = RequireAttached(realm, Self(call, Method), Method);
        double length = buffer.ByteLength;
        double first = Operations.ToRelativeIndex(realm, call[0], length, 0);
        double end = Operations.ToRelativeIndex(realm, call[1], length, length);
        double count = Math.Max(end - first, 0);
        JsObject constructor = Operations.SpeciesConstructor(realm, buffer, Intrinsic.ArrayBuffer);
        JsArrayBuffer made = ReferenceEquals(constructor, realm.Get(Intrinsic.ArrayBuffer))
            ? JsArrayBuffer.Create(realm, count)
            : Operations.Construct(realm, constructor, [count]).Cell as JsArrayBuffer ?? throw realm.TypeError($"{Method}: the species made no ArrayBuffer");
        RequireAttached(realm, made, Method);
        if (ReferenceEquals(made, buffer) || made.ByteLength < count)
        {
            throw realm.TypeError($"{Method}: the species made an unsuitable ArrayBuffer");
        }

        RequireAttached(realm, buffer, Method);
        if (first < buffer.ByteLength)
        {
            realm.Meter.Charge((long)count / 256);
            buffer.Bytes.Slice((int)first, (int)Math.Min(count, buffer.ByteLength - first)).CopyTo(made.Bytes);
        }

        return made;
    }

    private static JsValue Transfer(in NativeCall call, string method, bool keepsResizable)
    {
        Realm realm = call.Realm;
        JsArrayBuffer buffer = Self(call, method);
        double byteLength = call[0].IsUndefined ? buffer.ByteLength : Operations.ToIndex(realm, call[0]);
        RequireAttached(realm, buffer, method);
        double maxByteLength = keepsResizable && buffer.IsResizable ? buffer.MaxByteLength : -1;
        if (maxByteLength >= 0 && byteLength > maxByteLength)
        {
            throw realm.RangeError($"{method}: Invalid length parameter");
        }

        JsArrayBuffer made;
        if (maxByteLength < 0 && byteLength == buffer.Data.Length)
        {
            made = JsArrayBuffer.Of(realm, buffer.Data);
        }
        else
        {
            made = JsArrayBuffer.Create(realm, byteLength, null, maxByteLength);
            buffer.Bytes[..(int)Math.Min(byteLength, buffer.ByteLength)].CopyTo(made.Bytes);
        }

        buffer.Detach();
        return made;
    }
}
