using System.Buffers;
using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>encodeURI</c>, <c>decodeURI</c> and their component forms (19.2.6), <c>escape</c> and <c>unescape</c> (B.2.1).</summary>
internal static class UriFunctions
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
    private const string Reserved = ";/?:@&=+$,#";
    private const string HexDigits = "0123456789ABCDEF";

    private static readonly SearchValues<char> s_component = SearchValues.Create(Unreserved);
    private static readonly SearchValues<char> s_whole = SearchValues.Create(Unreserved + Reserved);
    private static readonly SearchValues<char> s_escape = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@*_+-./");

    internal static JsValue EncodeUri(in NativeCall call) => Encode(call, s_whole);

    internal static JsValue EncodeUriComponent(in NativeCall call) => Encode(call, s_component);

    internal static JsValue DecodeUri(in NativeCall call) => Decode(call, Reserved);

    internal static JsValue DecodeUriComponent(in NativeCall call) => Decode(call, "");

    internal static JsValue Escape(in NativeCall call)
    {
        JsString source = Operations.ToJsString(call.Realm, call[0]);
        string text = source.Text;
        if (!text.AsSpan().ContainsAnyExcept(s_escape))
        {
            return source;
        }

        var made = new TextBuilder(call.Realm);
        call.Realm.Meter.Charge(text.Length / 4);
        foreach (char unit in text)
        {
            if (s_escape.Contains(unit))
            {
                made.Append(unit);
                continue;
            }

            made.Append('%');
            if (unit > 255)
            {
                made.Append('u');
                AppendHex(made, unit >> 8);
            }

            AppendHex(made, unit & 255);
        }

        return made.ToJsString();
    }

    internal static JsValue Unescape(in NativeCall call)
    {
        JsString source = Operations.ToJsString(call.Realm, call[0]);
        string text = source.Text;
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return source;
        }

        var made = new TextBuilder(call.Realm);
        call.Realm.Meter.Charge(text.Length / 4);
        for (int i = 0; i < text.Length; i++)
        {
            int code = -1;
            if (text[i] == '%')
            {
                if (i + 6 <= text.Length && text[i + 1] == 'u' && (code = HexAt(text, i + 2, 4)) >= 0)
                {
                    i += 5;
                }
                else if ((code = HexAt(text, i + 1, 2)) >= 0)
                {
                    i += 2;
                }
            }

            made.Append(code >= 0 ? (char)code : text[i]);
        }

        return made.ToJsString();
    }

    private static JsValue Encode(in NativeCall call, SearchValues<char> kept)
    {
        Realm realm = call.Realm;
        JsString source = Operations.ToJsString(realm, call[0]);
        string text = source.Text;
        realm.Meter.Charge(text.Length / 16);
        if (!text.AsSpan().ContainsAnyExcept(kept))
        {
            return source;
        }

        var made = new TextBuilder(realm);
        Span<byte> bytes = stackalloc byte[4];
        realm.Meter.Charge(text.Length / 4);
        for (int i = 0; i < text.Length; i++)
        {
            if (kept.Contains(text[i]))
            {
                made.Append(text[i]);
                continue;
            }

            if (Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int used) != OperationStatus.Done)
            {
                throw Malformed(realm);
            }

            int count = rune.EncodeToUtf8(bytes);
            for (int k = 0; k < count; k++)
            {
                made.Append('%');
                AppendHex(made, bytes[k]);
            }

            i += used - 1;
        }

        return made.ToJsString();
    }

    private static JsValue Decode(in NativeCall call, string preserved)
    {
        Realm realm = call.Realm;
        JsString source = Operations.ToJsString(realm, call[0]);
        string text = source.Text;
        realm.Meter.Charge(text.Length / 16);
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return source;
        }

        var made = new TextBuilder(realm);
        Span<byte> bytes = stackalloc byte[4];
        realm.Meter.Charge(text.Length / 4);
        for (int i = 0; i < text.Length;)
        {
            if (text[i] != '%')
            {
                made.Append(text[i++]);
                continue;
            }

            int start = i;
            int first = HexAt(text, i + 1, 2);
            int count = first switch
            {
                >= 0 and < 0x80 => 1,
                >= 0xC2 and < 0xE0 => 2,
                >= 0xE0 and < 0xF0 => 3,
                >= 0xF0 and < 0xF5 => 4,
                _ => throw Malformed(realm),
            };
            for (int k = 0; k < count; k++, i += 3)
            {
                int code = i < text.Length && text[i] == '%' ? HexAt(text, i + 1, 2) : -1;
                bytes[k] = code >= 0 ? (byte)code : throw Malformed(realm);
            }

            if (Rune.DecodeFromUtf8(bytes[..count], out Rune rune, out int used) != OperationStatus.Done || used != count)
            {
                throw Malformed(realm);
            }

            if (count == 1 && preserved.Contains((char)rune.Value, StringComparison.Ordinal))
            {
                made.Append(text.AsSpan(start, 3));
            }
            else if (rune.IsBmp)
            {
                made.Append((char)rune.Value);
            }
            else
            {
                made.Append(rune.ToString());
            }
        }

        return made.ToJsString();
    }

    private static void AppendHex(TextBuilder made, int value)
    {
        made.Append(HexDigits[value >> 4]);
        made.Append(HexDigits[value & 15]);
    }

    private static int HexAt(string text, int start, int count)
    {
        if (start + count > text.Length)
        {
            return -1;
        }

        int value = 0;
        for (int i = start; i < start + count; i++)
        {
            if (!char.IsAsciiHexDigit(text[i]))
            {
                return -1;
            }

            value = (value << 4) | (char.IsAsciiDigit(text[i]) ? text[i] - '0' : (text[i] | 32) - 'a' + 10);
        }

        return value;
    }

    private static JsThrow Malformed(Realm realm) => realm.Error(Intrinsic.UriErrorPrototype, "URI malformed");
}
