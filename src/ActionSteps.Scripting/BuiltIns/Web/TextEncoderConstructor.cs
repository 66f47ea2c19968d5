using System.Text;
using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>TextEncoder</c> (WHATWG Encoding Standard, section 7.4): text to UTF-8.</summary>
internal static class TextEncoderConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([.. Constructor("TextEncoder", 0, Intrinsic.TextEncoderPrototype)]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.TextEncoder),
        Getter("encoding", "encoding", static (in NativeCall call) => Self(call) is not null ? "utf-8" : JsValue.Undefined),
        Method("encode", 0, Encode),
        Method("encodeInto", 2, EncodeInto),
        Tag("TextEncoder"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "TextEncoder".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsTextEncoder Self(in NativeCall call) => call.ThisAs<JsTextEncoder>("of TextEncoder.prototype");

    private static JsValue Construct(in NativeCall call)
    {
        if (call.NewTarget is null)
        {
            throw call.Realm.TypeError("Class constructor TextEncoder cannot be invoked without 'new'");
        }

        call.Realm.Meter.Allocate(64);
        return new JsTextEncoder(Operations.PrototypeFor(call.Realm, call.NewTarget, Intrinsic.TextEncoderPrototype));
    }

    private static JsValue Encode(in NativeCall call)
    {
        Self(call);
        string text = call[0].IsUndefined ? "" : WebText.ToScalars(call.Realm, call[0]);
        JsTypedArray made = TypedArrayCreation.OfLength(call.Realm, ElementKind.Uint8, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, made.Bytes);
        return made;
    }

    private static JsValue EncodeInto(in NativeCall call)
    {
        Self(call);
        string text = WebText.ToScalars(call.Realm, call[0]);
        if (call[1].Cell is not JsTypedArray { ElementKind: ElementKind.Uint8 } target)
        {
            throw call.Realm.TypeError("The \"dest\" argument must be a Uint8Array");
        }

        System.Text.Unicode.Utf8.FromUtf16(text, target.Bytes, out int read, out int written);
        JsObject result = call.Realm.NewObject();
        result.CreateDataProperty(call.Realm, "read", read);
        result.CreateDataProperty(call.Realm, "written", written);
        return result;
    }
}
