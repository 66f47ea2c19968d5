using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Dates;

/// <summary><c>Date</c>.</summary>
internal static class DateConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("Date", 7, Intrinsic.DatePrototype),
        Method("now", 0, static (in NativeCall call) => Now(call.Realm)),
        Method("parse", 1, static (in NativeCall call) => DateParser.Parse(call.Realm, Operations.ToText(call.Realm, call[0]))),
        Method("UTC", 7, static (in NativeCall call) => DateMath.TimeClip(Compose(call))),
    ]);

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Date".AsJs(), 7, Construct, isConstructor: true));

    private static double Now(Realm realm) => realm.Options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            return DateTexts.Full(realm, Now(realm));
        }

        double time = call.Count switch
        {
            0 => Now(realm),
            1 => FromValue(realm, call[0]),
            _ => DateMath.TimeClip(realm.Zone.ToUtc(Compose(call))),
        };
        JsObject prototype = Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.DatePrototype);
        realm.Meter.Allocate(80);
        return new JsDate(prototype, time);
    }

    private static double FromValue(Realm realm, JsValue value)
    {
        if (value.Cell is JsDate date)
        {
            return date.Time;
        }

        JsValue primitive = Operations.ToPrimitive(realm, value);
        return primitive.Cell is JsString text
            ? DateParser.Parse(realm, text.Text)
            : DateMath.TimeClip(Operations.ToNumber(realm, primitive));
    }

    private static double Compose(in NativeCall call)
    {
        Span<double> parts = [double.NaN, 0, 1, 0, 0, 0, 0];
        for (int i = 0; i < Math.Min(call.Count, parts.Length); i++)
        {
            parts[i] = Operations.ToNumber(call.Realm, call[i]);
        }

        double day = DateMath.MakeDay(FullYear(parts[0]), parts[1], parts[2]);
        return DateMath.MakeDate(day, DateMath.MakeTime(parts[3], parts[4], parts[5], parts[6]));
    }

    /// <summary>MakeFullYear: 0 to 99 are years of the twentieth century.</summary>
    internal static double FullYear(double year)
    {
        double whole = Math.Truncate(year);
        return whole is >= 0 and <= 99 ? 1900 + whole : whole;
    }
}
