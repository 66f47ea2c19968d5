namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>The digits of a number, ready to be written with the marks of a locale.</summary>
internal sealed class NumberParts(NumberFormatOptions format, DecimalText value, string integer, string fraction, int exponent, string sign)
{
    /// <summary>What words beside the number are.</summary>
    internal string WordType => format.Style == "percent" ? "percentSign" : format.Style == "unit" ? "unit" : format.Notation == "compact" ? "compact" : "literal";

    internal void WriteSign(IntlParts parts)
    {
        if (sign.Length > 0)
        {
            parts.Add(sign == "-" ? "minusSign" : "plusSign", format.Data[sign == "-" ? "n.minus" : "n.plus"]);
        }
    }

    internal void Write(IntlParts parts)
    {
        LocaleData data = format.Data;
        if (value.IsNaN || value.IsInfinite)
        {
            parts.Add(value.IsNaN ? "nan" : "infinity", data[value.IsNaN ? "n.nan" : "n.inf"]);
            return;
        }

        bool isMoney = format.Style == "currency";
        WriteInteger(parts, data[isMoney ? "c.grp" : "n.grp"]);
        if (fraction.Length > 0)
        {
            parts.Add("decimal", data[isMoney ? "c.dec" : "n.dec"]);
            parts.Add("fraction", fraction);
        }

        if (format.Notation is "scientific" or "engineering")
        {
            parts.Add("exponentSeparator", data["n.exp"]);
            if (exponent < 0)
            {
                // Languages written from right to left need a mark before the sign.
                parts.Literal(data["n.neg"][..data["n.neg"].IndexOf('{', StringComparison.Ordinal)]);
                parts.Add("exponentMinusSign", data["n.minus"]);
            }

            parts.Add("exponentInteger", Math.Abs(exponent).ToString(CultureInfo.InvariantCulture));
        }
    }

    private void WriteInteger(IntlParts parts, string separator)
    {
        int least = format.Grouping switch { null => int.MaxValue, "always" => 1, "min2" => 2, _ => format.Data["n.min"] == "2" ? 2 : 1 };
        if (separator.Length == 0 || least == int.MaxValue || integer.Length < 3 + least)
        {
            parts.Add("integer", integer);
            return;
        }

        int secondary = format.Data["n.sec"] == "2" ? 2 : 3;
        int rest = integer.Length - 3;
        int at = rest % secondary;
        if (at > 0)
        {
            parts.Add("integer", integer[..at]);
            parts.Add("group", separator);
        }

        for (; at < rest; at += secondary)
        {
            parts.Add("integer", integer.Substring(at, secondary));
            parts.Add("group", separator);
        }

        parts.Add("integer", integer[rest..]);
    }
}
