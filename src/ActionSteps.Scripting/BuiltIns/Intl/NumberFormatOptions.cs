namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>A resolved number format. Immutable.</summary>
internal sealed class NumberFormatOptions
{
    private const string NoMinorUnit = " BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ";
    private const string ThreeDigits = " BHD IQD JOD KWD LYD OMR TND ";

    internal required string Locale { get; init; }

    internal required LocaleData Data { get; init; }

    internal string Style { get; private init; } = "decimal";

    internal string? Currency { get; private init; }

    internal string CurrencyDisplay { get; private init; } = "symbol";

    internal bool IsAccounting { get; private init; }

    internal string? Unit { get; private init; }

    internal string UnitDisplay { get; private init; } = "short";

    internal string Notation { get; private init; } = "standard";

    internal string CompactDisplay { get; private init; } = "short";

    /// <summary>"auto", "always", "min2", or null for none.</summary>
    internal string? Grouping { get; private init; }

    internal string SignDisplay { get; private init; } = "auto";

    internal required DigitOptions Digits { get; init; }

    internal static NumberFormatOptions Read(Realm realm, JsValue locales, JsValue given)
    {
        List<string> requested = IntlOptions.Locales(realm, locales);
        JsObject? options = IntlOptions.Coerce(realm, given);
        IntlOptions.Matcher(realm, options);
        IntlOptions.Identifier(realm, options, "numberingSystem");
        string locale = LocaleList.Resolve(realm, requested, out _);
        string style = IntlOptions.Text(realm, options, "style", "decimal", "percent", "currency", "unit") ?? "decimal";
        string? currency = IntlOptions.Text(realm, options, "currency");
        if (currency is not null && (currency.Length != 3 || !currency.All(char.IsAsciiLetter)))
        {
            throw realm.RangeError($"Invalid currency code : {currency[..Math.Min(currency.Length, 20)]}");
        }

        if (style == "currency" && currency is null)
        {
            throw realm.TypeError("Currency code is required with currency style.");
        }

        string currencyDisplay = IntlOptions.Text(realm, options, "currencyDisplay", "code", "symbol", "narrowSymbol", "name") ?? "symbol";
        string currencySign = IntlOptions.Text(realm, options, "currencySign", "standard", "accounting") ?? "standard";
        string? unit = IntlOptions.Text(realm, options, "unit");
        if (unit is not null && !Units.IsKnown(unit))
        {
            throw realm.RangeError($"Invalid unit argument for Intl.NumberFormat() '{unit[..Math.Min(unit.Length, 40)]}'");
        }

        if (style == "unit" && unit is null)
        {
            throw realm.TypeError("Unit is required with unit style.");
        }

        string unitDisplay = IntlOptions.Text(realm, options, "unitDisplay", "short", "narrow", "long") ?? "short";
        string notation = IntlOptions.Text(realm, options, "notation", "standard", "scientific", "engineering", "compact") ?? "standard";
        currency = style == "currency" ? currency!.ToUpperInvariant() : null;
        int minor = currency is null || notation != "standard" ? 0 : MinorUnits(currency);
        int most = currency is not null && notation == "standard" ? minor : style == "percent" ? 0 : 3;
        var digits = DigitOptions.Read(realm, options, minor, most, notation == "compact");
        string compactDisplay = IntlOptions.Text(realm, options, "compactDisplay", "short", "long") ?? "short";
        string? grouping = ReadGrouping(realm, options, notation == "compact" ? "min2" : "auto");
        string sign = IntlOptions.Text(realm, options, "signDisplay", "auto", "never", "always", "exceptZero", "negative") ?? "auto";
        return new NumberFormatOptions
        {
            Locale = locale,
            Data = LocaleData.Of(locale),
            Style = style,
            Currency = currency,
            CurrencyDisplay = currencyDisplay,
            IsAccounting = currencySign == "accounting",
            Unit = style == "unit" ? unit : null,
            UnitDisplay = unitDisplay,
            Notation = notation,
            Digits = digits,
            CompactDisplay = compactDisplay,
            Grouping = grouping,
            SignDisplay = sign,
        };
    }

    private static int MinorUnits(string currency) =>
        NoMinorUnit.Contains(currency, StringComparison.Ordinal) ? 0 : ThreeDigits.Contains(currency, StringComparison.Ordinal) ? 3 : currency is "CLF" or "UYW" ? 4 : 2;

    private static string? ReadGrouping(Realm realm, JsObject? options, string fallback)
    {
        JsValue value = options is null ? JsValue.Undefined : options.Get(realm, "useGrouping");
        if (value.IsUndefined)
        {
            return fallback;
        }

        if (value.IsTrue || !Operations.ToBoolean(value))
        {
            return value.IsTrue ? "always" : null;
        }

        string text = Operations.ToText(realm, value);
        return text switch
        {
            "min2" or "auto" or "always" => text,
            "true" or "false" => fallback,
            _ => throw realm.RangeError("Value out of range for Intl.NumberFormat options property useGrouping"),
        };
    }
}
