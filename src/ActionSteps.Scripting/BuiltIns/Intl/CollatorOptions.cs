namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>A resolved collator. Immutable.</summary>
internal sealed class CollatorOptions
{
    internal required string Locale { get; init; }

    internal required string Usage { get; init; }

    internal required string Sensitivity { get; init; }

    internal required bool IgnoresPunctuation { get; init; }

    internal required bool IsNumeric { get; init; }

    internal required string CaseFirst { get; init; }

    internal required Collation Order { get; init; }

    internal static CollatorOptions Read(Realm realm, JsValue locales, JsValue given)
    {
        List<string> requested = IntlOptions.Locales(realm, locales);
        JsObject? options = IntlOptions.Coerce(realm, given);
        string usage = IntlOptions.Text(realm, options, "usage", "sort", "search") ?? "sort";
        IntlOptions.Matcher(realm, options);
        IntlOptions.Identifier(realm, options, "collation");
        bool? numeric = IntlOptions.Flag(realm, options, "numeric");
        string? caseFirst = IntlOptions.Text(realm, options, "caseFirst", "upper", "lower", "false");
        string locale = LocaleList.Resolve(realm, requested, out string extension);
        string sensitivity = IntlOptions.Text(realm, options, "sensitivity", "base", "accent", "case", "variant") ?? "variant";
        bool ignores = IntlOptions.Flag(realm, options, "ignorePunctuation") ?? false;
        var table = CollationTable.Of(locale);
        bool isNumeric = numeric ?? LanguageTag.Keyword(extension, "kn") is "";
        caseFirst ??= LanguageTag.Keyword(extension, "kf") is "upper" or "lower" ? LanguageTag.Keyword(extension, "kf") : null;
        caseFirst ??= table.IsUpperFirst ? "upper" : "false";
        return new CollatorOptions
        {
            Locale = locale,
            Usage = usage,
            Sensitivity = sensitivity,
            IgnoresPunctuation = ignores,
            IsNumeric = isNumeric,
            CaseFirst = caseFirst,
            Order = new Collation(table, sensitivity, isNumeric, ignores, caseFirst == "upper"),
        };
    }
}
