using System.Globalization;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>What number functions have in common.</summary>
internal static class Numbers
{
    // Beyond this a double has no fraction and a decimal no room.
    private const double LargestDecimal = 1e28;
    private const int MostDigits = 28;

    /// <summary>A calculated number as the result of a function: without the noise of binary fractions, and finite.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.NotANumber"/>: it is beyond the range of numbers, or none.</exception>
    public static Value Result(double number) => double.IsFinite(number)
        ? NumberRounding.RoundResult(number)
        : throw new EvaluationFailure(ErrorCodes.NotANumber, "The result is not a number, or beyond the range of numbers (about 1.8e308).");

    /// <summary>A multiple without the noise of binary fractions: 1.005 times 1000 is 1005.</summary>
    public static double Scale(double number, double factor) => NumberRounding.RoundResult(number * factor);

    /// <summary>
    /// Rounds half away from zero as people do it, on the digits that are printed: 2.345 is 2.35 although its binary form is a bit less.
    /// </summary>
    /// <param name="number">The number.</param>
    /// <param name="digits">Digits behind the decimal point; negative rounds to tens, hundreds …</param>
    /// <param name="rounded">The result.</param>
    /// <returns>Whether a decimal can hold the number; else it is so large that only negative digits would change it.</returns>
    public static bool TryRound(double number, int digits, out decimal rounded)
    {
        rounded = 0;
        if (Math.Abs(number) >= LargestDecimal)
        {
            return false;
        }

        Span<char> text = stackalloc char[NumberText.MaxLength];
        decimal exact = decimal.Parse(text[..NumberText.Format(number, text)], NumberStyles.Float, CultureInfo.InvariantCulture);
        if (digits >= 0)
        {
            rounded = Math.Round(exact, Math.Min(digits, MostDigits), MidpointRounding.AwayFromZero);
            return true;
        }

        if (digits < -MostDigits)
        {
            return true;
        }

        decimal unit = 1;
        for (int i = digits; i < 0; i++)
        {
            unit *= 10;
        }

        rounded = Math.Round(exact / unit, MidpointRounding.AwayFromZero) * unit;
        return true;
    }
}
