using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.Fetch;

/// <summary><c>Blob</c> (W3C File API, section 3), without streams.</summary>
internal static class BlobConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([.. Constructor("Blob", 0, Intrinsic.BlobPrototype)]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Blob),
        Getter("size", "size", static (in NativeCall call) => Self(call).Content.ByteLength),
        Getter("type", "type", static (in NativeCall call) => Self(call).MediaType),
        Method("text", 0, static (in NativeCall call) => Promised(call.Realm, BodyReading.Decode(call.Realm, Self(call).Content.Bytes))),
        Method("arrayBuffer", 0, static (in NativeCall call) => Promised(call.Realm, Part(call.Realm, Self(call), 0, int.MaxValue))),
        Method("slice", 0, Slice),
        Tag("Blob"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Blob".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsBlob Self(in NativeCall call) => call.ThisAs<JsBlob>("of Blob.prototype");

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Class constructor Blob cannot be invoked without 'new'");
        }

        JsObject prototype = Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.BlobPrototype);
        var bytes = new List<byte>();
        if (!call[0].IsUndefined)
        {
            IteratorRecord parts = call[0].IsObject ? IteratorRecord.Get(realm, call[0]) : throw realm.TypeError("The parts of a Blob must be a list");
            while (parts.TryNext(realm, out JsValue part))
            {
                realm.Meter.Charge(1);
                try
                {
                    HeapCell? content = BodyContent.Of(realm, part) ?? Operations.ToJsString(realm, part);
                    bytes.AddRange(JsFetchBody.BytesOf(realm, content));
                }
                catch (JsThrow) when (parts.CloseOnThrow(realm))
                {
                }
            }
        }

        JsValue type = call[1].TryGetObject(out JsObject? options) ? options.Get(realm, FetchNames.Type) : JsValue.Undefined;
        realm.Meter.Allocate(24L + bytes.Count);
        return JsBlob.Make(realm, JsArrayBuffer.Of(realm, [.. bytes]), type.IsUndefined ? "" : Operations.ToText(realm, type), prototype);
    }

    private static JsValue Slice(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsBlob self = Self(call);
        int size = self.Content.ByteLength;
        int start = (int)Operations.ToRelativeIndex(realm, call[0], size, 0);
        int end = (int)Operations.ToRelativeIndex(realm, call[1], size, size);
        return JsBlob.Make(realm, Part(realm, self, start, end), call[2].IsUndefined ? "" : Operations.ToText(realm, call[2]));
    }

    private static JsArrayBuffer Part(Realm realm, JsBlob blob, int start, int end)
    {
        int length = Math.Max(0, Math.Min(end, blob.Content.ByteLength) - start);
        realm.Meter.Allocate(24L + length);
        realm.Meter.Charge(length / 256);
        return JsArrayBuffer.Of(realm, blob.Content.Bytes.Slice(start, length).ToArray());
    }

    private static JsPromise Promised(Realm realm, JsValue value)
    {
        JsPromise promise = JsPromise.Create(realm);
        promise.Resolve(realm, value);
        return promise;
    }
}
