using System.Text;
using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.Fetch;

/// <summary>The prototype of the arrays of bytes that bodies give: a <c>Uint8Array</c> with the one method of Node's buffers that scripts use.</summary>
internal static class FetchBuffer
{
    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Constant(JsSymbol.ToStringTag, Names.Intern("Uint8Array"), PropertyFlags.Configurable),
        Method("toString", 0, ToText));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.Get(Intrinsic.Uint8ArrayPrototype));

    internal static JsTypedArray Of(Realm realm, JsArrayBuffer bytes)
    {
        realm.Meter.Allocate(112);
        return new JsTypedArray(realm.Get(Intrinsic.FetchBufferPrototype), ElementKind.Uint8, bytes, 0, bytes.ByteLength);
    }

    private static JsValue ToText(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.This.Cell is not JsTypedArray { ElementKind: ElementKind.Uint8 } self)
        {
            throw realm.TypeError("toString of a buffer was called on something else");
        }

        string encoding = call[0].IsUndefined ? "utf8" : Operations.ToText(realm, call[0]).ToLowerInvariant();
        ReadOnlySpan<byte> bytes = self.Bytes;
        if (2L * bytes.Length > realm.Meter.MaxStringLength)
        {
            throw realm.RangeError("Invalid string length");
        }

        realm.Meter.Charge(bytes.Length / 32);
        realm.Meter.Allocate(4L * bytes.Length);
        return encoding switch
        {
            "utf8" or "utf-8" => Encoding.UTF8.GetString(bytes),
            "base64" => Convert.ToBase64String(bytes),
            "base64url" => System.Buffers.Text.Base64Url.EncodeToString(bytes),
            "hex" => Convert.ToHexStringLower(bytes),
            "latin1" or "binary" => Encoding.Latin1.GetString(bytes),
            "utf16le" or "utf-16le" or "ucs2" or "ucs-2" => Encoding.Unicode.GetString(bytes[..(bytes.Length & ~1)]),
            _ => throw realm.TypeError($"Unknown encoding: {(encoding.Length > 40 ? encoding[..40] : encoding)}; buffers know utf8, base64, base64url, hex, latin1 and utf16le"),
        };
    }
}
