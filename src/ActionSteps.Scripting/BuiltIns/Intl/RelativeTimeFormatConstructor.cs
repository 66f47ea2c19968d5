using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary><c>Intl.RelativeTimeFormat</c>.</summary>
internal static class RelativeTimeFormatConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("RelativeTimeFormat", 0, Intrinsic.RelativeTimeFormatPrototype),
        Method("supportedLocalesOf", 1, IntlOptions.Supported),
    ]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.RelativeTimeFormat),
        Method("format", 2, static (in NativeCall call) => Format(call).ToText()),
        Method("formatToParts", 2, static (in NativeCall call) => Format(call).ToArray("unit")),
        Method("resolvedOptions", 0, ResolvedOptions),
        Tag("Intl.RelativeTimeFormat"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "RelativeTimeFormat".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsIntlObject<RelativeTimeOptions> Self(in NativeCall call) =>
        call.ThisAs<JsIntlObject<RelativeTimeOptions>>("Intl.RelativeTimeFormat.prototype.format");

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Constructor Intl.RelativeTimeFormat requires 'new'");
        }

        JsObject prototype = Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.RelativeTimeFormatPrototype);
        List<string> requested = IntlOptions.Locales(realm, call[0]);
        JsObject? options = IntlOptions.Coerce(realm, call[1]);
        IntlOptions.Matcher(realm, options);
        IntlOptions.Identifier(realm, options, "numberingSystem");
        string locale = LocaleList.Resolve(realm, requested, out _);
        string style = IntlOptions.Text(realm, options, "style", "long", "short", "narrow") ?? "long";
        string numeric = IntlOptions.Text(realm, options, "numeric", "always", "auto") ?? "always";
        realm.Meter.Allocate(500);
        return new JsIntlObject<RelativeTimeOptions>(prototype, new(NumberFormatOptions.Read(realm, JsString.Of(locale), JsValue.Undefined), style, numeric));
    }

    private static IntlParts Format(in NativeCall call)
    {
        Realm realm = call.Realm;
        RelativeTimeOptions format = Self(call).Options;
        double value = Operations.ToNumber(realm, call[0]);
        string given = Operations.ToText(realm, call[1]);
        string unit = given.EndsWith('s') ? given[..^1] : given;
        if (unit is not ("second" or "minute" or "hour" or "day" or "week" or "month" or "quarter" or "year"))
        {
            throw realm.RangeError($"Invalid unit argument for format() '{given[..Math.Min(given.Length, 40)]}'");
        }

        if (!double.IsFinite(value))
        {
            throw realm.RangeError("Invalid time value");
        }

        var parts = new IntlParts(realm);
        string[] texts = format.Number.Data.List("r." + unit, '¬');
        if (format.Numeric == "auto" && Word(texts, format.Style, value) is { } word)
        {
            parts.Literal(word);
            return parts;
        }

        IntlParts number = NumberFormatter.Format(realm, format.Number, DecimalText.Of(Math.Abs(value)));
        DecimalText rounded = format.Number.Digits.Round(DecimalText.Of(Math.Abs(value)), out _);
        string category = Plurals.Cardinal(format.Number.Locale, rounded.Integer(), rounded.Fraction());
        string patterns = At(texts, format.Style, value < 0 || double.IsNegative(value) ? 0 : 1);
        foreach (PatternPiece piece in PatternPiece.Split(Plurals.Pick(patterns, category)))
        {
            if (piece.IsPlace)
            {
                parts.AddAll(number, unit);
                parts.Extra = null;
            }
            else
            {
                parts.Literal(piece.Text);
            }
        }

        return parts;
    }

    /// <summary>Past, future or words of a style; what is left out is like in the longer style.</summary>
    private static string At(string[] texts, string style, int part)
    {
        int at = (style == "long" ? 0 : style == "short" ? 3 : 6) + part;
        while (at >= 3 && texts[at].Length == 0)
        {
            at -= 3;
        }

        return texts[at];
    }

    private static string? Word(string[] texts, string style, double value)
    {
        string key = NumberText.Format(value) + ":";
        string? found = Array.Find(At(texts, style, 2).Split('¦'), item => item.StartsWith(key, StringComparison.Ordinal));
        return found?[key.Length..];
    }

    private static JsValue ResolvedOptions(in NativeCall call)
    {
        RelativeTimeOptions format = Self(call).Options;
        JsObject result = call.Realm.NewObject();
        result.CreateDataProperty(call.Realm, "locale", format.Number.Locale);
        result.CreateDataProperty(call.Realm, "style", format.Style);
        result.CreateDataProperty(call.Realm, "numeric", format.Numeric);
        result.CreateDataProperty(call.Realm, "numberingSystem", "latn");
        return result;
    }

    private sealed record RelativeTimeOptions(NumberFormatOptions Number, string Style, string Numeric);
}
