using System.Numerics;

namespace ActionSteps.Scripting.Values;

/// <summary>One element of binary data: from bytes to a value and back.</summary>
internal static class BinaryElement
{
    internal static int Shift(ElementKind kind) => kind switch
    {
        ElementKind.Int8 or ElementKind.Uint8 or ElementKind.Uint8Clamped => 0,
        ElementKind.Int16 or ElementKind.Uint16 => 1,
        ElementKind.Int32 or ElementKind.Uint32 or ElementKind.Float32 => 2,
        _ => 3,
    };

    internal static bool IsBigInt(ElementKind kind) => kind >= ElementKind.BigInt64;

    internal static string ArrayName(ElementKind kind) => kind switch
    {
        ElementKind.Int8 => "Int8Array",
        ElementKind.Uint8 => "Uint8Array",
        ElementKind.Uint8Clamped => "Uint8ClampedArray",
        ElementKind.Int16 => "Int16Array",
        ElementKind.Uint16 => "Uint16Array",
        ElementKind.Int32 => "Int32Array",
        ElementKind.Uint32 => "Uint32Array",
        ElementKind.Float32 => "Float32Array",
        ElementKind.Float64 => "Float64Array",
        ElementKind.BigInt64 => "BigInt64Array",
        _ => "BigUint64Array",
    };

    /// <summary>What an element can hold: a number, or a big integer. Conversions of the script run here.</summary>
    internal static JsValue Convert(Realm realm, ElementKind kind, JsValue value)
    {
        if (IsBigInt(kind))
        {
            return value.IsBigInt ? value : BigIntConstructor.ToBigInt(realm, value);
        }

        return value.IsNumber ? value : Operations.ToNumber(realm, value);
    }

    /// <summary>Reads in the byte order of the machine; the caller has checked the bounds.</summary>
    internal static JsValue Read(Realm realm, ElementKind kind, ref byte at)
    {
        switch (kind)
        {
            case ElementKind.Int8:
                return (sbyte)at;
            case ElementKind.Uint8:
            case ElementKind.Uint8Clamped:
                return at;
            case ElementKind.Int16:
                return Unsafe.ReadUnaligned<short>(ref at);
            case ElementKind.Uint16:
                return Unsafe.ReadUnaligned<ushort>(ref at);
            case ElementKind.Int32:
                return Unsafe.ReadUnaligned<int>(ref at);
            case ElementKind.Uint32:
                return (double)Unsafe.ReadUnaligned<uint>(ref at);
            case ElementKind.Float32:
                return (double)Unsafe.ReadUnaligned<float>(ref at);
            case ElementKind.Float64:
                return Unsafe.ReadUnaligned<double>(ref at);
            default:
                realm.Meter.Allocate(56);
                return new JsBigInt(kind == ElementKind.BigInt64 ? Unsafe.ReadUnaligned<long>(ref at) : (BigInteger)Unsafe.ReadUnaligned<ulong>(ref at));
        }
    }

    /// <summary>Writes what <see cref="Convert"/> has made; the caller has checked the bounds.</summary>
    internal static void Write(ElementKind kind, ref byte at, in JsValue value)
    {
        double number = value.Number;
        switch (kind)
        {
            case ElementKind.Int8:
            case ElementKind.Uint8:
                at = unchecked((byte)Operations.ToInt32(number));
                break;
            case ElementKind.Uint8Clamped:
                at = number >= 255 ? (byte)255 : number > 0 ? (byte)Math.Round(number, MidpointRounding.ToEven) : (byte)0;
                break;
            case ElementKind.Int16:
            case ElementKind.Uint16:
                Unsafe.WriteUnaligned(ref at, unchecked((short)Operations.ToInt32(number)));
                break;
            case ElementKind.Int32:
            case ElementKind.Uint32:
                Unsafe.WriteUnaligned(ref at, Operations.ToInt32(number));
                break;
            case ElementKind.Float32:
                Unsafe.WriteUnaligned(ref at, (float)number);
                break;
            case ElementKind.Float64:
                Unsafe.WriteUnaligned(ref at, number);
                break;
            default:
                Unsafe.WriteUnaligned(ref at, LowBits(((JsBigInt)value.Cell!).Value));
                break;
        }
    }

    private static ulong LowBits(BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            return unchecked((ulong)(long)value);
        }

        return (ulong)(value & ulong.MaxValue);
    }
}
