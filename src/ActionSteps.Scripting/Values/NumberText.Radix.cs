using System.Numerics;

namespace ActionSteps.Scripting.Values;

/// <content>Other radices than ten.</content>
internal static partial class NumberText
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The value of a digit up to z; 99 for anything else.</summary>
    internal static int DigitOf(char unit) =>
        char.IsAsciiDigit(unit) ? unit - '0' : char.IsAsciiLetter(unit) ? (unit | 32) - 'a' + 10 : 99;

    /// <summary>The number of digits that are known to be valid: exact, rounded once, for ten and powers of two; as V8 approximates it for others.</summary>
    internal static double ParseDigits(ReadOnlySpan<char> digits, int radix)
    {
        digits = digits.TrimStart('0');
        if (digits.Length <= 10)
        {
            long small = 0;
            foreach (char unit in digits)
            {
                small = (small * radix) + DigitOf(unit);
            }

            return small;
        }

        if (radix == 10)
        {
            return double.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return BitOperations.IsPow2(radix) ? ParseBits(digits, BitOperations.Log2((uint)radix)) : ParseParts(digits, (uint)radix);
    }

    /// <summary>Number::toString with any radix: the digits that V8 gives.</summary>
    internal static string FormatRadix(double value, int radix)
    {
        double magnitude = Math.Abs(value);
        double whole = Math.Floor(magnitude);
        double fraction = magnitude - whole;
        Span<char> buffer = stackalloc char[2200];
        int middle = buffer.Length / 2;
        int end = WriteFraction(buffer, middle, magnitude, fraction, radix, ref whole);
        int start = middle;
        while (ExponentOf(whole / radix) > 0)
        {
            whole /= radix;
            buffer[--start] = '0';
        }

        do
        {
            double rest = whole % radix;
            buffer[--start] = Digits[(int)rest];
            whole = (whole - rest) / radix;
        }
        while (whole > 0);
        if (value < 0)
        {
            buffer[--start] = '-';
        }

        return buffer[start..end].ToString();
    }

    private static int WriteFraction(Span<char> buffer, int at, double magnitude, double fraction, int radix, ref double whole)
    {
        // Only as many digits as tell the number from its neighbours.
        double delta = Math.Max(0.5 * (Math.BitIncrement(magnitude) - magnitude), double.Epsilon);
        if (fraction < delta)
        {
            return at;
        }

        int point = at;
        buffer[at++] = '.';
        do
        {
            fraction *= radix;
            delta *= radix;
            int digit = (int)fraction;
            buffer[at++] = Digits[digit];
            fraction -= digit;
            if ((fraction > 0.5 || (fraction == 0.5 && (digit & 1) == 1)) && fraction + delta > 1)
            {
                return RoundUp(buffer, at, point, radix, ref whole);
            }
        }
        while (fraction >= delta);
        return at;
    }

    private static int RoundUp(Span<char> buffer, int at, int point, int radix, ref double whole)
    {
        while (true)
        {
            at--;
            if (at == point)
            {
                whole++;
                return at;
            }

            int digit = DigitOf(buffer[at]) + 1;
            if (digit < radix)
            {
                buffer[at] = Digits[digit];
                return at + 1;
            }
        }
    }

    private static int ExponentOf(double value) => ((int)(BitConverter.DoubleToInt64Bits(value) >> 52) & 0x7FF) - 1075;

    private static bool AreDigits(ReadOnlySpan<char> text, int radix)
    {
        foreach (char unit in text)
        {
            if (DigitOf(unit) >= radix)
            {
                return false;
            }
        }

        return true;
    }

    // 60 bits and one that tells whether anything follows are enough to round to 53 once.
    private static double ParseBits(ReadOnlySpan<char> digits, int bits)
    {
        ulong top = 0;
        int at = 0;
        while (at < digits.Length && top < 1UL << 57)
        {
            top = (top << bits) | (uint)DigitOf(digits[at++]);
        }

        if (digits[at..].IndexOfAnyExcept('0') >= 0)
        {
            top |= 1;
        }

        return Math.ScaleB(top, (int)Math.Min((digits.Length - at) * (long)bits, 2000));
    }

    private static double ParseParts(ReadOnlySpan<char> digits, uint radix)
    {
        const uint MaxMultiplier = uint.MaxValue / 36;
        double value = 0;
        int at = 0;
        while (at < digits.Length)
        {
            uint part = 0;
            uint multiplier = 1;
            while (at < digits.Length && multiplier * radix <= MaxMultiplier)
            {
                part = (part * radix) + (uint)DigitOf(digits[at++]);
                multiplier *= radix;
            }

            value = (value * multiplier) + part;
        }

        return value;
    }
}
