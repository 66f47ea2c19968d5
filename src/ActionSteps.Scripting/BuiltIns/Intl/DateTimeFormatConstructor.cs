using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary><c>Intl.DateTimeFormat</c>.</summary>
internal static class DateTimeFormatConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("DateTimeFormat", 0, Intrinsic.DateTimeFormatPrototype),
        Method("supportedLocalesOf", 1, IntlOptions.Supported),
    ]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.DateTimeFormat),
        Getter("format", "format", Format),
        Method("formatToParts", 1, static (in NativeCall call) => DateTimeFormatter.Format(call.Realm, Self(call).Options, TimeOf(call.Realm, call[0])).ToArray()),
        Method("formatRange", 2, static (in NativeCall call) => Range(call).ToDateText()),
        Method("formatRangeToParts", 2, static (in NativeCall call) => Range(call).ToArray("source")),
        Method("resolvedOptions", 0, static (in NativeCall call) => DateTimeResolved.Of(call.Realm, Self(call).Options)),
        Tag("Intl.DateTimeFormat"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "DateTimeFormat".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    /// <summary>The three methods of dates that show one to people.</summary>
    internal static JsValue ToLocaleText(in NativeCall call, double time, string required, string defaults)
    {
        DateTimeFormatOptions format = DateTimeFormatOptions.Read(call.Realm, call[0], call[1], required, defaults);
        return double.IsNaN(time) ? "Invalid Date" : DateTimeFormatter.Format(call.Realm, format, time).ToDateText();
    }

    private static JsIntlObject<DateTimeFormatOptions> Self(in NativeCall call) =>
        call.ThisAs<JsIntlObject<DateTimeFormatOptions>>("Intl.DateTimeFormat.prototype.format");

    private static JsValue Construct(in NativeCall call)
    {
        JsObject prototype = Operations.PrototypeFor(call.Realm, call.NewTarget, Intrinsic.DateTimeFormatPrototype);
        call.Realm.Meter.Allocate(700);
        return new JsIntlObject<DateTimeFormatOptions>(prototype, DateTimeFormatOptions.Read(call.Realm, call[0], call[1], "any", "date"));
    }

    private static double TimeOf(Realm realm, JsValue value) => value.IsUndefined
        ? realm.Options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds()
        : value.Cell is JsDate date ? date.Time : Operations.ToNumber(realm, value);

    private static JsValue Format(in NativeCall call)
    {
        JsIntlObject<DateTimeFormatOptions> self = Self(call);
        return self.Bound ??= new JsNativeFunction(call.Realm, "", 1, FormatBound, self);
    }

    private static JsValue FormatBound(in NativeCall call) =>
        DateTimeFormatter.Format(call.Realm, ((JsIntlObject<DateTimeFormatOptions>)call.Callee.State!).Options, TimeOf(call.Realm, call[0])).ToDateText();

    private static IntlParts Range(in NativeCall call)
    {
        Realm realm = call.Realm;
        DateTimeFormatOptions format = Self(call).Options;
        if (call[0].IsUndefined || call[1].IsUndefined)
        {
            throw realm.TypeError("startDate or endDate cannot be undefined");
        }

        double start = TimeOf(realm, call[0]);
        double end = TimeOf(realm, call[1]);
        IntlParts first = DateTimeFormatter.Format(realm, format, start);
        IntlParts last = DateTimeFormatter.Format(realm, format, end);
        var parts = new IntlParts(realm);
        if (first.ToDateText().ContentEquals(last.ToDateText()))
        {
            parts.AddAll(first, "shared");
            return parts;
        }

        parts.AddAll(first, "startRange");
        parts.Extra = "shared";
        parts.Literal(format.Data["g.range"]);
        parts.AddAll(last, "endRange");
        return parts;
    }
}
