using System.Globalization;

namespace ActionSteps.Sessions;

/// <summary>Numbers as text: shortest digits that read back the same, no exponent from 1e-6 to below 1e21, as JavaScript writes them.</summary>
internal static class NumberText
{
    /// <summary>Room enough for every number.</summary>
    public const int MaxLength = 32;

    public static string Format(double number)
    {
        if (number is >= 0 and < 10 && (int)number == number)
        {
            return Digits[(int)number];
        }

        Span<char> buffer = stackalloc char[MaxLength];
        return new string(buffer[..Format(number, buffer)]);
    }

    /// <summary>Writes the text and returns its length; the buffer has at least <see cref="MaxLength"/> places.</summary>
    public static int Format(double number, Span<char> buffer)
    {
        if (number is >= 0 and < 10_000 && (int)number == number)
        {
            return FormatSmall((uint)number, buffer);
        }

        if (Math.Abs(number) < 1e15 && Math.Truncate(number) == number)
        {
            // The addition turns -0 into 0.
            ((long)(number + 0.0)).TryFormat(buffer, out int integer, default, CultureInfo.InvariantCulture);
            return integer;
        }

        number.TryFormat(buffer, out int length, "R", CultureInfo.InvariantCulture);
        int exponentAt = buffer[..length].IndexOf('E');
        return exponentAt < 0 ? length : Rewrite(buffer, length, exponentAt);
    }

    /// <summary>Counters, days and years are most of the numbers that a bot prints.</summary>
    private static int FormatSmall(uint number, Span<char> buffer)
    {
        int length = number < 10 ? 1 : number < 100 ? 2 : number < 1_000 ? 3 : 4;
        for (int i = length - 1; i >= 0; i--)
        {
            (number, uint digit) = Math.DivRem(number, 10);
            buffer[i] = (char)('0' + digit);
        }

        return length;
    }

    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>Turns <c>1.5E-05</c> into <c>0.000015</c> and <c>1E+22</c> into <c>1e+22</c>.</summary>
    private static int Rewrite(Span<char> buffer, int length, int exponentAt)
    {
        int exponent = int.Parse(buffer[(exponentAt + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        bool negative = buffer[0] == '-';
        Span<char> digits = stackalloc char[MaxLength];
        int count = 0;
        foreach (char unit in buffer[..exponentAt])
        {
            if (char.IsAsciiDigit(unit))
            {
                digits[count++] = unit;
            }
        }

        int at = 0;
        if (negative)
        {
            buffer[at++] = '-';
        }

        if (exponent is >= -6 and < 0)
        {
            buffer[at++] = '0';
            buffer[at++] = '.';
            buffer.Slice(at, -exponent - 1).Fill('0');
            at += -exponent - 1;
            digits[..count].CopyTo(buffer[at..]);
            return at + count;
        }

        if (exponent is >= 0 and < 21)
        {
            // 15 digits and more: an integer, as a double has at most 17 digits and this one has an exponent of 15 or more.
            digits[..count].CopyTo(buffer[at..]);
            at += count;
            int zeros = exponent + 1 - count;
            if (zeros > 0)
            {
                buffer.Slice(at, zeros).Fill('0');
                return at + zeros;
            }

            if (zeros < 0)
            {
                int point = at + zeros;
                buffer[point..at].CopyTo(buffer[(point + 1)..]);
                buffer[point] = '.';
                return at + 1;
            }

            return at;
        }

        buffer[at++] = digits[0];
        if (count > 1)
        {
            buffer[at++] = '.';
            digits[1..count].CopyTo(buffer[at..]);
            at += count - 1;
        }

        buffer[at++] = 'e';
        buffer[at++] = exponent < 0 ? '-' : '+';
        Math.Abs(exponent).TryFormat(buffer[at..], out int written, default, CultureInfo.InvariantCulture);
        return at + written;
    }
}
