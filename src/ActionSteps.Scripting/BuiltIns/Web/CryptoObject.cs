using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>crypto</c> (W3C Web Cryptography, section 10): random values only.</summary>
internal static class CryptoObject
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Method("getRandomValues", 1, GetRandomValues),
        Method("randomUUID", 0, RandomUuid),
        Tag("Crypto"));

    private const int MostBytes = 65_536;

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.ObjectPrototype);

    // Version 4 of RFC 9562.
    private static JsValue RandomUuid(in NativeCall call)
    {
        Span<byte> bytes = stackalloc byte[16];
        call.Realm.FillRandom(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        call.Realm.Meter.Allocate(120);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    private static JsValue GetRandomValues(in NativeCall call)
    {
        if (call[0].Cell is not JsTypedArray { ElementKind: not (ElementKind.Float32 or ElementKind.Float64) } target)
        {
            throw DomExceptionConstructor.Throw(call.Realm, "TypeMismatchError", "The data argument must be an integer-type TypedArray");
        }

        if (target.ByteLength > MostBytes)
        {
            throw DomExceptionConstructor.Throw(
                call.Realm, "QuotaExceededError", $"The requested length exceeds {MostBytes.ToString(CultureInfo.InvariantCulture)} bytes");
        }

        call.Realm.Meter.Charge(target.ByteLength / 4);
        call.Realm.FillRandom(target.Bytes);
        return target;
    }
}
