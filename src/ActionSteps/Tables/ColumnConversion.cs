using System.Text.Json;
using ActionSteps.Expressions;
using ActionSteps.Expressions.Functions;
using ActionSteps.Sessions;
using NodaTime;

namespace ActionSteps.Tables;

/// <summary>Values as the types of columns hold them (tables.md section 2).</summary>
internal static class ColumnConversion
{
    private const int LongestShown = 100;

    /// <summary>Converts a value. Nothing, and blank text for a column that is not text, is <see cref="Value.Null"/>.</summary>
    public static bool TryConvert(ColumnType type, Value value, out Value converted)
    {
        converted = Value.Null;
        if (value.IsNullOrUndefined || (type != ColumnType.Text && value.TryGetText(out string? text) && string.IsNullOrWhiteSpace(text)))
        {
            return true;
        }

        switch (type)
        {
            case ColumnType.Text:
                converted = value.IsText ? value : value.ToString();
                return true;
            case ColumnType.Number:
                bool isNumber = Coercion.TryToNumeric(value, out double number);
                converted = number;
                return isNumber;
            case ColumnType.Boolean:
                return TryConvertBoolean(value, out converted);
            case ColumnType.Date:
                bool isDate = DateInput.TryRead(value, out Instant moment);
                converted = ValueConversion.IsoText(moment.ToDateTimeOffset());
                return isDate;
            default:
                converted = ParseJson(value);
                return true;
        }
    }

    /// <summary>Converts a value for a column of a table.</summary>
    /// <exception cref="StepException"><see cref="ErrorCodes.InvalidColumnValue"/>: it does not fit the type.</exception>
    public static Value Convert(string table, string column, ColumnType type, Value value) =>
        TryConvert(type, value, out Value converted)
            ? converted
            : throw new StepException(
                ErrorCodes.InvalidColumnValue,
                $"Column \"{column}\" of table \"{table}\" does not take {Shown(value)}: {Expected(type)} is needed.");

    /// <summary>What a column of that type takes, for people.</summary>
    public static string Expected(ColumnType type) => type switch
    {
        ColumnType.Number => "a number, or text that is one, with a decimal point",
        ColumnType.Boolean => "true, false, yes, no, 1 or 0",
        ColumnType.Date => "a date as 2020-10-06, 2020-10-06T16:17:44Z, 06-10-2020, epoch milliseconds or the result of Get time",
        _ => "any value",
    };

    /// <summary>A value in a message. A long one is not shown at all: a part of a sensitive value could not be masked any more.</summary>
    public static string Shown(Value value)
    {
        string text = value.ToString();
        return text.Length <= LongestShown ? $"\"{text}\"" : FormattableString.Invariant($"a text of {text.Length:N0} characters");
    }

    private static bool TryConvertBoolean(Value value, out Value converted)
    {
        bool? boolean = value.ToString().Trim().ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "1" => true,
            "FALSE" or "NO" or "0" => false,
            _ => null,
        };
        converted = boolean ?? false;
        return boolean is not null;
    }

    private static Value ParseJson(Value value)
    {
        // The first character tells plain text apart without the price of an exception.
        if (!value.TryGetText(out string? text) || !"{[\"-0123456789tfn".Contains(text.AsSpan().TrimStart()[0], StringComparison.Ordinal))
        {
            return value;
        }

        try
        {
            return Value.ParseJson(text);
        }
        catch (JsonException)
        {
            return value;
        }
    }

}
