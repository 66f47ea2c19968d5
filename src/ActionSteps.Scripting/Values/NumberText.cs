using System.Text;

namespace ActionSteps.Scripting.Values;

/// <summary>Numbers as text and back, as the language wants them.</summary>
internal static partial class NumberText
{
    /// <summary>Number::toString with radix 10: the shortest digits that read back as the same number.</summary>
    internal static string Format(double value)
    {
        if (value == (int)value)
        {
            return ((int)value).ToString(CultureInfo.InvariantCulture);
        }

        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "Infinity" : "-Infinity";
        }

        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        return Arrange(shortest);
    }

    internal static JsString ToJsString(double value) =>
        value == (int)value ? JsString.OfInteger((int)value) : JsString.Of(Format(value));

    /// <summary>StringToNumber: white space around, decimal or prefixed literals, Infinity; NaN for anything else.</summary>
    internal static double Parse(string source)
    {
        ReadOnlySpan<char> text = Trim(source);
        if (text.Length == 0)
        {
            return 0;
        }

        if (text.Length > 2 && text[0] == '0' && !char.IsAsciiDigit(text[1]) && text[1] != '.' && text[1] is not 'e' and not 'E')
        {
            int radix = text[1] switch
            {
                'x' or 'X' => 16,
                'o' or 'O' => 8,
                'b' or 'B' => 2,
                _ => 0,
            };
            return radix == 0 || !AreDigits(text[2..], radix) ? double.NaN : ParseDigits(text[2..], radix);
        }

        foreach (char unit in text)
        {
            if (!char.IsAsciiDigit(unit) && unit is not '+' and not '-' and not '.' and not 'e' and not 'E')
            {
                return text is "Infinity" or "+Infinity" ? double.PositiveInfinity : text is "-Infinity" ? double.NegativeInfinity : double.NaN;
            }
        }

        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value)
            ? value
            : double.NaN;
    }

    internal static ReadOnlySpan<char> Trim(string source)
    {
        int start = 0;
        int end = source.Length;
        while (start < end && (Lexer.IsSpace(source[start]) || Lexer.IsLineBreak(source[start])))
        {
            start++;
        }

        while (end > start && (Lexer.IsSpace(source[end - 1]) || Lexer.IsLineBreak(source[end - 1])))
        {
            end--;
        }

        return source.AsSpan(start, end - start);
    }

    // The framework's shortest form has the right digits but its own ideas of exponents.
    private static string Arrange(string shortest)
    {
        bool isNegative = shortest[0] == '-';
        int exponent = 0;
        string mantissa = isNegative ? shortest[1..] : shortest;
        int at = mantissa.IndexOf('E', StringComparison.Ordinal);
        if (at >= 0)
        {
            exponent = int.Parse(mantissa.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..at];
        }

        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        string digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        int position = (point < 0 ? mantissa.Length : point) + exponent;
        int leading = digits.Length - digits.TrimStart('0').Length;
        digits = digits[leading..].TrimEnd('0');
        position -= leading;
        var text = new StringBuilder();
        if (isNegative)
        {
            text.Append('-');
        }

        if (position is > 0 and <= 21)
        {
            if (digits.Length <= position)
            {
                text.Append(digits).Append('0', position - digits.Length);
            }
            else
            {
                text.Append(digits.AsSpan(0, position)).Append('.').Append(digits.AsSpan(position));
            }
        }
        else if (position is > -6 and <= 0)
        {
            text.Append("0.").Append('0', -position).Append(digits);
        }
        else
        {
            text.Append(digits[0]);
            if (digits.Length > 1)
            {
                text.Append('.').Append(digits.AsSpan(1));
            }

            int power = position - 1;
            text.Append('e').Append(power < 0 ? '-' : '+').Append(Math.Abs(power).ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
