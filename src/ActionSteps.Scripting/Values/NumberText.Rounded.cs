using System.Numerics;
using System.Text;

namespace ActionSteps.Scripting.Values;

/// <content>Numbers with a given count of digits: of the exact value, halves rounded away from zero, as the language asks.</content>
internal static partial class NumberText
{
    /// <summary>Digits behind the point; for numbers below 10^21.</summary>
    internal static string ToFixed(double value, int places)
    {
        string digits = Scale(Math.Abs(value), places).ToString(CultureInfo.InvariantCulture);
        if (digits.Length <= places)
        {
            digits = new string('0', places + 1 - digits.Length) + digits;
        }

        string sign = value < 0 ? "-" : "";
        return places == 0 ? sign + digits : $"{sign}{digits.AsSpan(0, digits.Length - places)}.{digits.AsSpan(digits.Length - places)}";
    }

    /// <summary>One digit before the point and some behind it; as many as needed when <paramref name="places"/> is negative.</summary>
    internal static string ToExponential(double value, int places)
    {
        (string digits, int exponent) = places < 0 ? Shortest(Math.Abs(value)) : Significant(Math.Abs(value), places + 1);
        return (value < 0 ? "-" : "") + Exponential(digits, exponent);
    }

    internal static string ToPrecision(double value, int precision)
    {
        (string digits, int exponent) = Significant(Math.Abs(value), precision);
        string sign = value < 0 ? "-" : "";
        if (exponent < -6 || exponent >= precision)
        {
            return sign + Exponential(digits, exponent);
        }

        if (exponent == precision - 1)
        {
            return sign + digits;
        }

        return exponent >= 0
            ? $"{sign}{digits.AsSpan(0, exponent + 1)}.{digits.AsSpan(exponent + 1)}"
            : $"{sign}0.{new string('0', -exponent - 1)}{digits}";
    }

    private static string Exponential(string digits, int exponent)
    {
        var text = new StringBuilder(digits.Length + 8);
        text.Append(digits[0]);
        if (digits.Length > 1)
        {
            text.Append('.').Append(digits.AsSpan(1));
        }

        return text.Append('e').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture)).ToString();
    }

    private static (string Digits, int Exponent) Shortest(double value)
    {
        if (value == 0)
        {
            return ("0", 0);
        }

        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        int at = shortest.IndexOf('E', StringComparison.Ordinal);
        int exponent = at < 0 ? 0 : int.Parse(shortest.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = at < 0 ? shortest : shortest[..at];
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        string digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        int length = digits.Length;
        digits = digits.TrimStart('0');
        exponent += (point < 0 ? mantissa.Length : point) - (length - digits.Length) - 1;
        digits = digits.TrimEnd('0');
        return (digits, exponent);
    }

    private static (string Digits, int Exponent) Significant(double value, int count)
    {
        if (value == 0)
        {
            return (new string('0', count), 0);
        }

        // The estimate may be one too low or too high, and rounding may carry into a further digit.
        int exponent = (int)Math.Floor(Math.Log10(value));
        BigInteger low = BigInteger.Pow(10, count - 1);
        while (true)
        {
            BigInteger scaled = Scale(value, count - 1 - exponent);
            if (scaled < low)
            {
                exponent--;
            }
            else if (scaled >= low * 10)
            {
                exponent++;
            }
            else if (scaled == low && Scale(value, count - exponent) is var finer && finer < low * 10)
            {
                return (finer.ToString(CultureInfo.InvariantCulture), exponent - 1);
            }
            else
            {
                return (scaled.ToString(CultureInfo.InvariantCulture), exponent);
            }
        }
    }

    /// <summary>The number times a power of ten, exactly, rounded to an integer, halves up.</summary>
    private static BigInteger Scale(double value, int power)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) & 0x7FF;
        long mantissa = bits & 0xFFFFFFFFFFFFF;
        mantissa = exponent == 0 ? mantissa : mantissa | (1L << 52);
        exponent = Math.Max(exponent, 1) - 1075;
        BigInteger numerator = power >= 0 ? mantissa * BigInteger.Pow(10, power) : mantissa;
        BigInteger denominator = power >= 0 ? BigInteger.One : BigInteger.Pow(10, -power);
        if (exponent >= 0)
        {
            numerator <<= exponent;
        }
        else
        {
            denominator <<= -exponent;
        }

        return denominator.IsPowerOfTwo
            ? ((numerator << 1) + denominator) >> (int)denominator.GetBitLength()
            : ((numerator << 1) + denominator) / (denominator << 1);
    }
}
