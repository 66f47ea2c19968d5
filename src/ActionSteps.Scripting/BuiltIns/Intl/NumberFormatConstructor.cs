using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary><c>Intl.NumberFormat</c>.</summary>
internal static class NumberFormatConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("NumberFormat", 0, Intrinsic.NumberFormatPrototype),
        Method("supportedLocalesOf", 1, IntlOptions.Supported),
    ]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.NumberFormat),
        Getter("format", "format", Format),
        Method("formatToParts", 1, static (in NativeCall call) => NumberFormatter.Format(call.Realm, Self(call).Options, DecimalText.Of(call.Realm, call[0])).ToArray()),
        Method("formatRange", 2, static (in NativeCall call) => Range(call).ToText()),
        Method("formatRangeToParts", 2, static (in NativeCall call) => Range(call).ToArray("source")),
        Method("resolvedOptions", 0, ResolvedOptions),
        Tag("Intl.NumberFormat"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "NumberFormat".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    /// <summary>toLocaleString of numbers and big integers.</summary>
    internal static JsValue ToLocaleText(Realm realm, JsValue value, JsValue locales, JsValue options) =>
        NumberFormatter.Format(realm, NumberFormatOptions.Read(realm, locales, options), DecimalText.Of(realm, value)).ToText();

    private static JsIntlObject<NumberFormatOptions> Self(in NativeCall call) => call.ThisAs<JsIntlObject<NumberFormatOptions>>("Intl.NumberFormat.prototype.format");

    private static JsValue Construct(in NativeCall call)
    {
        JsObject prototype = Operations.PrototypeFor(call.Realm, call.NewTarget, Intrinsic.NumberFormatPrototype);
        call.Realm.Meter.Allocate(500);
        return new JsIntlObject<NumberFormatOptions>(prototype, NumberFormatOptions.Read(call.Realm, call[0], call[1]));
    }

    private static JsValue Format(in NativeCall call)
    {
        JsIntlObject<NumberFormatOptions> self = Self(call);
        return self.Bound ??= new JsNativeFunction(call.Realm, "", 1, FormatBound, self);
    }

    private static JsValue FormatBound(in NativeCall call) =>
        NumberFormatter.Format(call.Realm, ((JsIntlObject<NumberFormatOptions>)call.Callee.State!).Options, DecimalText.Of(call.Realm, call[0])).ToText();

    private static IntlParts Range(in NativeCall call)
    {
        Realm realm = call.Realm;
        NumberFormatOptions format = Self(call).Options;
        if (call[0].IsUndefined || call[1].IsUndefined)
        {
            throw realm.TypeError("start or end is undefined");
        }

        DecimalText start = DecimalText.Of(realm, call[0]);
        DecimalText end = DecimalText.Of(realm, call[1]);
        if (start.IsNaN || end.IsNaN)
        {
            throw realm.RangeError("Invalid range: NaN");
        }

        IntlParts first = NumberFormatter.Format(realm, format, start);
        IntlParts last = NumberFormatter.Format(realm, format, end);
        var parts = new IntlParts(realm);
        if (first.ToText().ContentEquals(last.ToText()))
        {
            parts.Extra = "shared";
            parts.Add("approximatelySign", "~");
            parts.AddAll(first, "shared");
            return parts;
        }

        parts.AddAll(first, "startRange");
        parts.Extra = "shared";
        parts.Literal(format.Style == "decimal" || format.Style == "percent" ? "–" : " – ");
        parts.AddAll(last, "endRange");
        return parts;
    }

    private static JsValue ResolvedOptions(in NativeCall call)
    {
        Realm realm = call.Realm;
        NumberFormatOptions format = Self(call).Options;
        DigitOptions digits = format.Digits;
        JsObject result = realm.NewObject();
        Put("locale", format.Locale);
        Put("numberingSystem", "latn");
        Put("style", format.Style);
        if (format.Currency is not null)
        {
            Put("currency", format.Currency);
            Put("currencyDisplay", format.CurrencyDisplay);
            Put("currencySign", format.IsAccounting ? "accounting" : "standard");
        }

        if (format.Unit is not null)
        {
            Put("unit", format.Unit);
            Put("unitDisplay", format.UnitDisplay);
        }

        Put("minimumIntegerDigits", digits.MinInteger);
        if (digits.MinFraction is { } fraction)
        {
            Put("minimumFractionDigits", fraction);
            Put("maximumFractionDigits", digits.MaxFraction);
        }

        if (digits.MinSignificant is { } significant)
        {
            Put("minimumSignificantDigits", significant);
            Put("maximumSignificantDigits", digits.MaxSignificant);
        }

        Put("useGrouping", format.Grouping is { } grouping ? grouping : false);
        Put("notation", format.Notation);
        if (format.Notation == "compact")
        {
            Put("compactDisplay", format.CompactDisplay);
        }

        Put("signDisplay", format.SignDisplay);
        Put("roundingIncrement", digits.Increment);
        Put("roundingMode", digits.ModeName);
        Put("roundingPriority", digits.Priority);
        Put("trailingZeroDisplay", digits.StripsZeros ? "stripIfInteger" : "auto");
        return result;

        void Put(string name, JsValue value) => result.CreateDataProperty(realm, name, value);
    }
}
