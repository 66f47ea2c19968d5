using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary><c>Intl.PluralRules</c>.</summary>
internal static class PluralRulesConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("PluralRules", 0, Intrinsic.PluralRulesPrototype),
        Method("supportedLocalesOf", 1, IntlOptions.Supported),
    ]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.PluralRules),
        Method("select", 1, Select),
        Method("resolvedOptions", 0, ResolvedOptions),
        Tag("Intl.PluralRules"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "PluralRules".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsIntlObject<PluralRulesOptions> Self(in NativeCall call) => call.ThisAs<JsIntlObject<PluralRulesOptions>>("Intl.PluralRules.prototype.select");

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Constructor Intl.PluralRules requires 'new'");
        }

        JsObject prototype = Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.PluralRulesPrototype);
        List<string> requested = IntlOptions.Locales(realm, call[0]);
        JsObject? options = IntlOptions.Coerce(realm, call[1]);
        IntlOptions.Matcher(realm, options);
        bool isOrdinal = IntlOptions.Text(realm, options, "type", "cardinal", "ordinal") == "ordinal";
        var digits = DigitOptions.Read(realm, options, 0, 3, isCompact: false);
        realm.Meter.Allocate(300);
        return new JsIntlObject<PluralRulesOptions>(prototype, new(LocaleList.Resolve(realm, requested, out _), isOrdinal, digits));
    }

    private static JsValue Select(in NativeCall call)
    {
        PluralRulesOptions rules = Self(call).Options;
        var value = DecimalText.Of(Operations.ToNumber(call.Realm, call[0]));
        if (value.IsNaN || value.IsInfinite)
        {
            return "other";
        }

        DecimalText rounded = rules.Digits.Round(value, out int minFraction);
        string integer = rounded.Integer();
        string fraction = rounded.Fraction().PadRight(minFraction, '0');
        return rules.IsOrdinal ? Plurals.Ordinal(rules.Locale, integer, fraction) : Plurals.Cardinal(rules.Locale, integer, fraction);
    }

    private static JsValue ResolvedOptions(in NativeCall call)
    {
        Realm realm = call.Realm;
        PluralRulesOptions rules = Self(call).Options;
        JsObject result = realm.NewObject();
        result.CreateDataProperty(realm, "locale", rules.Locale);
        result.CreateDataProperty(realm, "type", rules.IsOrdinal ? "ordinal" : "cardinal");
        result.CreateDataProperty(realm, "minimumIntegerDigits", rules.Digits.MinInteger);
        result.CreateDataProperty(realm, "minimumFractionDigits", rules.Digits.MinFraction ?? 0);
        result.CreateDataProperty(realm, "maximumFractionDigits", rules.Digits.MaxFraction);
        var categories = new List<JsValue>();
        foreach (string category in Plurals.Categories(rules.Locale, rules.IsOrdinal))
        {
            categories.Add(category);
        }

        result.CreateDataProperty(realm, "pluralCategories", realm.NewArrayOf(categories));
        return result;
    }

    private sealed record PluralRulesOptions(string Locale, bool IsOrdinal, DigitOptions Digits);
}
