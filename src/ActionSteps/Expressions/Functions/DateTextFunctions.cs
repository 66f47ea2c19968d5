using System.Globalization;
using ActionSteps.Sessions;
using NodaTime;

namespace ActionSteps.Expressions.Functions;

/// <summary>Dates from and to text by a format.</summary>
internal static class DateTextFunctions
{
    // No date text is longer; a format is walked through for every call.
    private const int LongestFormat = 1_000;

    public static BuiltInFunction[] All { get; } =
    [
        new("PARSE_DATE", 1, 2, "text[, format]", "The date in a text, by a format or any form of a date; null when there is none.", Parse),
        new("FORMAT_DATE", 1, 4, "date[, format][, zone][, locale]",
            "The date as text, by default YYYY-MM-DD; fields YYYY YY MMMM MMM MM M DD D dddd ddd HH H hh h mm m ss SSS A Z, literals in [ ].",
            Format, "DATE_FORMAT"),
    ];

    private static Value Parse(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (arguments.At(1).IsNullOrUndefined)
        {
            return DateInput.TryRead(arguments[0], out Instant date) ? DateOutput.Utc(date) : Value.Null;
        }

        string text = arguments.PeekText(0, context).Trim();
        LocalDate today = DateFunctions.Now(context).InUtc().Date;
        return DateParser.TryRead(text, FormatOf(arguments, context), today, out Instant parsed) ? DateOutput.Utc(parsed) : Value.Null;
    }

    private static Value Format(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        Instant date = arguments.Date(0);
        string format = arguments.At(1).IsNullOrUndefined ? "YYYY-MM-DD" : FormatOf(arguments, context);
        string zoneText = arguments.PeekText(2, context).Trim();
        // The zone may be left out before a locale.
        bool isLocale = arguments.Length == 3 && !TimeZones.TryFind(zoneText, out _) && Locales.TryFind(zoneText, out _);
        DateTimeZone zone = isLocale ? DateTimeZone.Utc : arguments.Zone(2, context);
        Value locale = isLocale ? arguments[2] : arguments.At(3);
        CultureInfo culture = Locales.Of(locale, context);
        return DateFormatter.Format(DateOutput.Local(date, zone), format, culture, context.Limits.MaxTextLength);
    }

    private static string FormatOf(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string format = arguments.Text(1, context);
        return format.Length <= LongestFormat
            ? format
            : throw new EvaluationFailure(ErrorCodes.ExpressionLimit, "A date format has at most 1,000 UTF-16 units; make it shorter.");
    }
}
