using System.Globalization;

namespace ActionSteps.Expressions;

/// <summary>
/// Takes the noise of binary fractions from the results of arithmetic: 15 significant digits, so that 0.1 + 0.2 is 0.3. Integers stay exact.
/// </summary>
internal static class NumberRounding
{
    private const double Smallest = 1e-8;
    private const double Largest = 1e15;

    // All exact, so that one division by them gives the double that is nearest to the decimal number.
    private static ReadOnlySpan<double> PowersOfTen =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>The number with 15 significant digits; an integer stays as it is.</summary>
    public static double RoundResult(double number)
    {
        if (number == Math.Truncate(number))
        {
            return number;
        }

        double size = Math.Abs(number);
        return size is >= Smallest and < Largest ? Math.CopySign(RoundFraction(size), number) : RoundByText(number);
    }

    private static double RoundFraction(double size)
    {
        // An estimate of the decimal exponent from the binary one: exact or one too small.
        int binaryExponent = (int)(BitConverter.DoubleToInt64Bits(size) >> 52) - 1023;
        int exponent = (binaryExponent * 78913) >> 18;
        int digits = Math.Min(14 - exponent, PowersOfTen.Length - 1);
        double scale = PowersOfTen[digits];
        double scaled = size * scale;
        if (scaled >= Largest)
        {
            scale = PowersOfTen[digits - 1];
            scaled = size * scale;
        }

        // The fused operation gives the exact rest of the product, so that a tie is really one.
        double whole = Math.Floor(scaled);
        double rest = scaled - whole + Math.FusedMultiplyAdd(size, scale, -scaled);
        return (rest >= 0.5 ? whole + 1 : whole) / scale;
    }

    private static double RoundByText(double number)
    {
        if (!double.IsFinite(number))
        {
            return number;
        }

        Span<char> text = stackalloc char[32];
        return number.TryFormat(text, out int length, "E14", CultureInfo.InvariantCulture)
            ? double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture)
            : number;
    }
}
