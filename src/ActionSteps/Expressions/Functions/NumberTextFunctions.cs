using System.Globalization;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Numbers from and to text.</summary>
internal static class NumberTextFunctions
{
    private const int MostDigits = 20;

    public static BuiltInFunction[] All { get; } =
    [
        new("NUMBER", 1, 1, "value", "The number in a text; null when there is none.",
            static (a, _) => Coercion.TryToNumeric(a[0], out double number) ? Value.Number(number) : Value.Null, "FLOAT"),
        new("FORMAT_NUMBER", 2, 3, "n, digits[, locale]", "The number in groups of thousands as people of a language write it.", FormatNumber),
    ];

    private static Value FormatNumber(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        double number = arguments.Number(0);
        int digits = Math.Clamp(arguments.Integer(1), 0, MostDigits);
        CultureInfo culture = Locales.Of(arguments.At(2), context);
        string format = string.Create(CultureInfo.InvariantCulture, $"N{digits}");
        return Numbers.TryRound(number, digits, out decimal rounded) ? rounded.ToString(format, culture) : number.ToString(format, culture);
    }
}
