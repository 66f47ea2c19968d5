using System.Globalization;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>How values of one kind are taken as another (expressions.md section B.3).</summary>
internal static class Coercion
{
    // No number needs more digits; longer text is a number nobody meant, and reading it would be work without a limit.
    private const int LongestNumber = 1_000;

    private const NumberStyles NumberForm =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>A number, or text that is one. Null is neither.</summary>
    public static bool TryToNumeric(Value value, out double number)
    {
        if (value.TryGetNumber(out number))
        {
            return true;
        }

        if (value.TryGetText(out string? text))
        {
            return TryReadNumber(text, out number);
        }

        number = 0;
        return false;
    }

    /// <summary>What arithmetic and number functions take: a number, numeric text, and 0 for null and undefined.</summary>
    public static bool TryToNumber(Value value, out double number) =>
        TryToNumeric(value, out number) || value.IsNullOrUndefined;

    /// <summary>As <see cref="TryToNumber"/>.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.NotANumber"/>: the value is something else.</exception>
    public static double ToNumber(Value value) =>
        TryToNumber(value, out double number) ? number : throw NotANumber(value);

    /// <summary>Whether text is a number: trimmed, invariant, with a decimal point and exponent as in JavaScript.</summary>
    public static bool IsNumericText(Value value) => value.IsText && TryToNumeric(value, out _);

    /// <summary>Reads numeric text: trimmed, invariant. Empty text is not a number.</summary>
    public static bool TryReadNumber(ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        if (text.Length > LongestNumber)
        {
            return false;
        }

        text = text.Trim();

        // Decides most texts at once, and keeps out "Infinity", "NaN" and the trailing NUL characters that the framework allows.
        return !text.IsEmpty
            && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.')
            && (char.IsAsciiDigit(text[^1]) || text[^1] == '.')
            && double.TryParse(text, NumberForm, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number);
    }

    /// <summary>The boolean context: false are <c>false</c>, 0, empty text, null, undefined and the empty list.</summary>
    public static bool IsTruthy(Value value)
    {
        if (value.TryGetBoolean(out bool boolean))
        {
            return boolean;
        }

        if (value.TryGetNumber(out double number))
        {
            return number != 0;
        }

        if (value.TryGetText(out string? text))
        {
            return text.Length > 0;
        }

        return value.TryGetList(out ValueList? list) ? list.Count > 0 : value.IsObject;
    }

    /// <summary>The text form of a value, charged and within the longest text.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.ExpressionLimit"/>: the text would be too long.</exception>
    public static string ToText(Value value, EvaluationContext context)
    {
        if (value.TryGetText(out string? text))
        {
            return text;
        }

        if (value.Depth == 0)
        {
            return value.ToString();
        }

        TextBuilder builder = new(stackalloc char[256], context.Limits.MaxTextLength);
        try
        {
            AppendText(ref builder, value, context);
            return builder.ToString();
        }
        finally
        {
            builder.Dispose();
        }
    }

    /// <summary>Appends the text form of a value and charges for it.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.ExpressionLimit"/>: the text would be too long.</exception>
    public static void AppendText(scoped ref TextBuilder builder, Value value, EvaluationContext context)
    {
        if (value.TryGetText(out string? text))
        {
            Work.ChargeText(context, text.Length);
            builder.Append(text);
        }
        else if (value.TryGetNumber(out double number))
        {
            builder.Append(number);
        }
        else
        {
            AppendForm(ref builder, value, context);
        }
    }

    private static void AppendForm(scoped ref TextBuilder builder, Value value, EvaluationContext context)
    {
        int start = builder.Length;
        try
        {
            ValueText.Append(ref builder, value);
        }
        catch (LimitExceededException)
        {
            // The work was done although nothing comes of it.
            context.WorkLeft -= context.Limits.MaxTextLength;
            throw TextTooLong(context);
        }

        Work.Charge(context, builder.Length - start);
    }

    /// <summary>The failure of a text that got too long.</summary>
    public static EvaluationFailure TextTooLong(EvaluationContext context) => new(
        ErrorCodes.ExpressionLimit,
        string.Create(CultureInfo.InvariantCulture, $"A text would be longer than {context.Limits.MaxTextLength:N0} UTF-16 units; make it shorter."));

    /// <summary>The failure of a value that should be a number. Says the kind and not the value, which may be sensitive.</summary>
    public static EvaluationFailure NotANumber(Value value) => new(
        ErrorCodes.NotANumber, $"A number is needed, but there is {KindText.Of(value)}; use NUMBER or DEFAULT to make it one.");
}
