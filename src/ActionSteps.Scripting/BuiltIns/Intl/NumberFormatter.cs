namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>Makes the parts of a number in a format.</summary>
internal static class NumberFormatter
{
    internal static IntlParts Format(Realm realm, NumberFormatOptions format, DecimalText value)
    {
        // All digits before the point are written; one look at their number pays for what follows.
        long length = Math.Max(0, value.Point) + value.Digits.Length + format.Digits.MaxFraction;
        if (length > realm.Meter.MaxStringLength)
        {
            throw realm.RangeError("Invalid string length");
        }

        realm.Meter.Charge(50 + length);
        realm.Meter.Allocate(200 + (length * 12));
        var parts = new IntlParts(realm);
        value = format.Style == "percent" ? value.Shifted(2) : value;
        int exponent = Exponent(format, value);
        DecimalText rounded = format.Digits.Round(value.Shifted(-exponent), out int minFraction);
        if (format.Notation != "standard" && !rounded.IsZero)
        {
            // Rounding may reach the next power of ten, which may be written in another way.
            int again = Exponent(format, rounded.Shifted(exponent));
            if (again != exponent)
            {
                exponent = again;
                rounded = format.Digits.Round(value.Shifted(-exponent), out minFraction);
            }
        }

        string integer = rounded.Integer().PadLeft(format.Digits.MinInteger, '0');
        string fraction = rounded.Fraction().PadRight(minFraction, '0');
        string sign = Sign(format, rounded);
        string category = rounded.IsNaN || rounded.IsInfinite ? "other" : Plurals.Cardinal(format.Locale, integer, fraction, format.Notation == "compact" ? exponent : 0);
        var number = new NumberParts(format, rounded, integer, fraction, exponent, sign);
        category = exponent > 0 && rounded is { Digits: "1", Point: 1 } && format.Notation == "compact" ? Exact(format, exponent, category) : category;
        int magnitude = format.Notation == "compact" && exponent > 0 ? exponent + rounded.Magnitude : 0;
        foreach (PatternPiece piece in PatternPiece.Split(Pattern(format, sign, magnitude, category, !rounded.IsNaN && !rounded.IsInfinite, out string? currency)))
        {
            piece.Write(parts, number, currency);
        }

        return parts;
    }

    private static int Exponent(NumberFormatOptions format, DecimalText value)
    {
        int magnitude = value.Magnitude;
        return value.IsNaN || value.IsInfinite || value.IsZero ? 0 : format.Notation switch
        {
            "scientific" => magnitude,
            "engineering" => (int)Math.Floor(magnitude / 3.0) * 3,
            "compact" when magnitude >= 3 => CompactExponent(format, magnitude),
            _ => 0,
        };
    }

    private static int CompactExponent(NumberFormatOptions format, int magnitude)
    {
        // Beyond the last entry numbers only get longer.
        string[] entries = CompactEntries(format);
        int at = Math.Min(magnitude, 14) - 3;
        string entry = entries[at];
        return entry.EndsWith(";{n}", StringComparison.Ordinal) ? 0 : Math.Min(magnitude, 14) - (entry[0] - '0' - 1) - (entry[1] == ';' ? 0 : 10);
    }

    /// <summary>Some languages say "thousand" without a number for exactly one.</summary>
    private static string Exact(NumberFormatOptions format, int exponent, string category) =>
        exponent == 3 && CompactEntries(format)[0].Contains("¦=1:", StringComparison.Ordinal) ? "=1" : category;

    private static string[] CompactEntries(NumberFormatOptions format) => format.Data.List("k." + format.CompactDisplay, '¬');

    private static string Sign(NumberFormatOptions format, DecimalText rounded)
    {
        bool isNegative = rounded.IsNegative && !rounded.IsNaN;
        return format.SignDisplay switch
        {
            "never" => "",
            "always" => isNegative ? "-" : "+",
            "exceptZero" => rounded.IsZero || rounded.IsNaN ? "" : isNegative ? "-" : "+",
            "negative" => isNegative && !rounded.IsZero ? "-" : "",
            _ => isNegative ? "-" : "",
        };
    }

    /// <summary>The pattern around the number: {n} is the number, {-} the sign, {c} the currency, {k} and {u} stand before words.</summary>
    private static string Pattern(NumberFormatOptions format, string sign, int magnitude, string category, bool hasDigits, out string? currency)
    {
        LocaleData data = format.Data;
        currency = null;
        string number = sign.Length == 0 ? "{n}" : data["n.neg"];
        if (magnitude > 0 && format.Style != "currency")
        {
            number = number.Replace("{n}", Compact(format, magnitude, category), StringComparison.Ordinal);
        }

        switch (format.Style)
        {
            case "percent":
                return (sign.Length == 0 ? data["n.pct"] : data["n.pctneg"]).Replace("{n}", magnitude > 0 ? Compact(format, magnitude, category) : "{n}", StringComparison.Ordinal);
            case "unit":
                return Plurals.Pick(Units.Patterns(data, format.Unit!, format.UnitDisplay), category).Replace("{n}", number, StringComparison.Ordinal);
            case "currency" when format.CurrencyDisplay == "name":
                string name = Plurals.Pick(data["cn." + format.Currency], category);
                currency = name.Length == 0 ? format.Currency! : name;
                if (magnitude > 0)
                {
                    number = number.Replace("{n}", Compact(format, magnitude, category), StringComparison.Ordinal);
                }

                return Plurals.Pick(data["c.name"], category).Replace("{n}", number, StringComparison.Ordinal);
            case "currency":
                return CurrencyPattern(format, sign, magnitude, hasDigits, out currency);
            default:
                return number;
        }
    }

    private static string Compact(NumberFormatOptions format, int magnitude, string category)
    {
        string entry = CompactEntries(format)[Math.Clamp(magnitude - 3, 0, 11)];
        return Plurals.Pick(entry[(entry.IndexOf(';', StringComparison.Ordinal) + 1)..], category);
    }

    private static string CurrencyPattern(NumberFormatOptions format, string sign, int magnitude, bool hasDigits, out string currency)
    {
        LocaleData data = format.Data;
        currency = format.CurrencyDisplay == "code" ? format.Currency! : Symbol(format);
        string plain = data["c.std"];
        bool isBefore = plain.IndexOf("{c}", StringComparison.Ordinal) < plain.IndexOf("{n}", StringComparison.Ordinal);
        char edge = isBefore ? currency[^1] : currency[0];
        bool isWord = hasDigits && !char.IsSymbol(edge) && !char.IsSeparator(edge);
        string key = format.IsAccounting && sign != "+" ? "c.acc" : "c.std";
        string pattern = data[key + (isWord ? "code" : "") + (sign.Length == 0 ? "" : "neg")];
        if (magnitude > 0)
        {
            string entry = data.List("kc", '¬')[Math.Clamp(magnitude - 3, 0, 11)];
            string compact = entry[(entry.IndexOf(';', StringComparison.Ordinal) + 1)..];
            compact = isWord ? compact.Replace("{c}{n}", "{c}\u00a0{n}", StringComparison.Ordinal) : compact;
            return sign.Length == 0 ? compact : format.IsAccounting && sign == "-" && pattern.Contains('(', StringComparison.Ordinal) ? $"({compact})" : data["n.neg"].Replace("{n}", compact, StringComparison.Ordinal);
        }

        return pattern;
    }

    private static string Symbol(NumberFormatOptions format)
    {
        string key = format.Currency + ":";
        if (format.CurrencyDisplay == "narrowSymbol" && Array.Find(format.Data.List("c.nar", '¦'), item => item.StartsWith(key, StringComparison.Ordinal)) is { } narrow)
        {
            return narrow[4..];
        }

        return Array.Find(format.Data.List("c.sym", '¦'), item => item.StartsWith(key, StringComparison.Ordinal)) is { } found ? found[4..] : format.Currency!;
    }
}
