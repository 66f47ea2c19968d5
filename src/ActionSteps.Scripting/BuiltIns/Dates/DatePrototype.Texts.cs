using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Dates;

/// <content>Methods that show a date.</content>
internal static partial class DatePrototype
{
    private static IntrinsicProperty[] Texts() =>
    [
        Method("toString", 0, static (in NativeCall call) => DateTexts.Full(call.Realm, Self(call, "toString").Time)),
        Method("toDateString", 0, static (in NativeCall call) => DateTexts.Date(call.Realm, Self(call, "toDateString").Time)),
        Method("toTimeString", 0, static (in NativeCall call) => DateTexts.Time(call.Realm, Self(call, "toTimeString").Time)),
        Method("toUTCString", 0, static (in NativeCall call) => DateTexts.Utc(call.Realm, Self(call, "toUTCString").Time)),
        Alias("toGMTString", Intrinsic.DatePrototype, "toUTCString"),
        Method("toLocaleString", 0, static (in NativeCall call) => DateTimeFormatConstructor.ToLocaleText(call, Self(call, "toLocaleString").Time, "any", "all")),
        Method("toLocaleDateString", 0, static (in NativeCall call) => DateTimeFormatConstructor.ToLocaleText(call, Self(call, "toLocaleDateString").Time, "date", "date")),
        Method("toLocaleTimeString", 0, static (in NativeCall call) => DateTimeFormatConstructor.ToLocaleText(call, Self(call, "toLocaleTimeString").Time, "time", "time")),
        Method("toISOString", 0, ToIsoString),
        Method("toJSON", 1, ToJson),
    ];

    private static JsValue ToIsoString(in NativeCall call)
    {
        double time = Self(call, "toISOString").Time;
        return double.IsNaN(time) ? throw call.Realm.RangeError("Invalid time value") : DateTexts.Iso(call.Realm, time);
    }

    private static JsValue ToJson(in NativeCall call)
    {
        JsObject self = Operations.ToObject(call.Realm, call.This);
        JsValue primitive = Operations.ToPrimitive(call.Realm, self, Names.Number);
        return primitive.IsNumber && !double.IsFinite(primitive.Number)
            ? JsValue.Null
            : self.Invoke(call.Realm, "toISOString", []);
    }
}
