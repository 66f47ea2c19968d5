using System.Buffers;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>atob</c> and <c>btoa</c> (WHATWG HTML Standard, section 8.3): bytes as text of units below 256.</summary>
internal static class Base64Functions
{
    private static readonly SearchValues<char> s_blanks = SearchValues.Create("\t\n\f\r ");

    internal static JsValue Encode(in NativeCall call)
    {
        string text = Argument(call);
        if (text.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF'))
        {
            throw DomExceptionConstructor.Throw(call.Realm, "InvalidCharacterError", "Invalid character: btoa takes units below 256 only");
        }

        call.Realm.Meter.Allocate(JsString.FlatSize + (4L * text.Length));
        byte[] bytes = System.Text.Encoding.Latin1.GetBytes(text);
        string encoded = Convert.ToBase64String(bytes);
        return encoded.Length <= call.Realm.Meter.MaxStringLength ? encoded : throw call.Realm.RangeError("Invalid string length");
    }

    internal static JsValue Decode(in NativeCall call)
    {
        string text = Argument(call);
        call.Realm.Meter.Allocate(JsString.FlatSize + (4L * text.Length));
        string plain = text.AsSpan().ContainsAny(s_blanks) ? string.Concat(text.Where(unit => !s_blanks.Contains(unit))) : text;
        if (plain.Length % 4 == 0)
        {
            plain = plain.EndsWith("==", StringComparison.Ordinal) ? plain[..^2] : plain.EndsWith('=') ? plain[..^1] : plain;
        }

        var bytes = new byte[(plain.Length * 3) / 4];
        if (plain.Length % 4 == 1 || !TryDecode(plain, bytes))
        {
            throw DomExceptionConstructor.Throw(call.Realm, "InvalidCharacterError", "The string to be decoded is not correctly encoded.");
        }

        return System.Text.Encoding.Latin1.GetString(bytes);
    }

    private static string Argument(in NativeCall call)
    {
        if (call.Count == 0)
        {
            throw call.Realm.TypeError("The \"input\" argument must be specified");
        }

        string text = Operations.ToText(call.Realm, call[0]);
        call.Realm.Meter.Charge(text.Length);
        return text;
    }

    // The framework's reader refuses bits that are lost behind the last byte, which this standard ignores.
    private static bool TryDecode(string text, Span<byte> bytes)
    {
        int collected = 0;
        int bits = 0;
        int count = 0;
        foreach (char unit in text)
        {
            int value = unit switch
            {
                >= 'A' and <= 'Z' => unit - 'A',
                >= 'a' and <= 'z' => unit - 'a' + 26,
                >= '0' and <= '9' => unit - '0' + 52,
                '+' => 62,
                '/' => 63,
                _ => -1,
            };
            if (value < 0)
            {
                return false;
            }

            collected = (collected << 6) | value;
            bits += 6;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[count++] = (byte)(collected >> bits);
            }
        }

        return true;
    }
}
