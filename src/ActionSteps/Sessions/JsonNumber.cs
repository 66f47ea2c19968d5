using System.Buffers.Text;
using System.Text.Json;

namespace ActionSteps.Sessions;

/// <summary>Reads JSON numbers. What bots calculate with, integers and prices, takes a fraction of the time of the general way.</summary>
internal static class JsonNumber
{
    // Up to here both the digits as an integer and the power of ten are exact, so that one division rounds correctly.
    private const int MostDigits = 15;

    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>The number in bytes that are a JSON number.</summary>
    /// <exception cref="JsonException">It is beyond the range of an IEEE double.</exception>
    public static double Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= MostDigits && TryParseShort(utf8, out double number))
        {
            return number;
        }

        return Utf8Parser.TryParse(utf8, out number, out int used) && used == utf8.Length && double.IsFinite(number)
            ? number
            : throw new JsonException("A number is beyond the range of an IEEE double (about 1.8e308).");
    }

    /// <summary>The length of the JSON number at the start of the bytes; 0 when there is none.</summary>
    public static int LengthOf(ReadOnlySpan<byte> utf8)
    {
        int at = utf8[0] == '-' ? 1 : 0;
        int integer = DigitsAt(utf8, at);
        if (integer == 0 || (integer > 1 && utf8[at] == '0'))
        {
            return 0;
        }

        at += integer;
        if (at < utf8.Length && utf8[at] == '.')
        {
            int fraction = DigitsAt(utf8, at + 1);
            at = fraction == 0 ? utf8.Length : at + 1 + fraction;
            if (fraction == 0)
            {
                return 0;
            }
        }

        return at < utf8.Length && (utf8[at] | 0x20) == 'e' ? LengthWithExponent(utf8, at + 1) : at;
    }

    private static int LengthWithExponent(ReadOnlySpan<byte> utf8, int at)
    {
        if (at < utf8.Length && utf8[at] is (byte)'+' or (byte)'-')
        {
            at++;
        }

        int digits = DigitsAt(utf8, at);
        return digits == 0 ? 0 : at + digits;
    }

    private static int DigitsAt(ReadOnlySpan<byte> utf8, int at)
    {
        int start = at;
        while (at < utf8.Length && (uint)(utf8[at] - '0') <= 9)
        {
            at++;
        }

        return at - start;
    }

    private static bool TryParseShort(ReadOnlySpan<byte> utf8, out double number)
    {
        bool isNegative = utf8[0] == '-';
        long digits = 0;
        int fraction = -1;
        number = 0;
        for (int i = isNegative ? 1 : 0; i < utf8.Length; i++)
        {
            int digit = utf8[i] - '0';
            if ((uint)digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (utf8[i] == '.')
            {
                fraction = i;
            }
            else
            {
                return false;
            }
        }

        number = fraction < 0 ? digits : digits / PowersOfTen[utf8.Length - 1 - fraction];
        number = isNegative ? -number : number;
        return true;
    }
}
