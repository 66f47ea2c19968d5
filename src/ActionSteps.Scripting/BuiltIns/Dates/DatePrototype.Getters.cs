using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Dates;

/// <content>Methods that read one part of a date.</content>
internal static partial class DatePrototype
{
    private static IntrinsicProperty[] Getters() =>
    [
        Method("getFullYear", 0, static (in NativeCall call) => Read(call, DateField.Year, isLocal: true)),
        Method("getMonth", 0, static (in NativeCall call) => Read(call, DateField.Month, isLocal: true)),
        Method("getDate", 0, static (in NativeCall call) => Read(call, DateField.Date, isLocal: true)),
        Method("getDay", 0, static (in NativeCall call) => Read(call, DateField.Day, isLocal: true)),
        Method("getHours", 0, static (in NativeCall call) => Read(call, DateField.Hours, isLocal: true)),
        Method("getMinutes", 0, static (in NativeCall call) => Read(call, DateField.Minutes, isLocal: true)),
        Method("getSeconds", 0, static (in NativeCall call) => Read(call, DateField.Seconds, isLocal: true)),
        Method("getMilliseconds", 0, static (in NativeCall call) => Read(call, DateField.Milliseconds, isLocal: true)),
        Method("getUTCFullYear", 0, static (in NativeCall call) => Read(call, DateField.Year, isLocal: false)),
        Method("getUTCMonth", 0, static (in NativeCall call) => Read(call, DateField.Month, isLocal: false)),
        Method("getUTCDate", 0, static (in NativeCall call) => Read(call, DateField.Date, isLocal: false)),
        Method("getUTCDay", 0, static (in NativeCall call) => Read(call, DateField.Day, isLocal: false)),
        Method("getUTCHours", 0, static (in NativeCall call) => Read(call, DateField.Hours, isLocal: false)),
        Method("getUTCMinutes", 0, static (in NativeCall call) => Read(call, DateField.Minutes, isLocal: false)),
        Method("getUTCSeconds", 0, static (in NativeCall call) => Read(call, DateField.Seconds, isLocal: false)),
        Method("getUTCMilliseconds", 0, static (in NativeCall call) => Read(call, DateField.Milliseconds, isLocal: false)),
    ];

    private static JsValue Read(in NativeCall call, DateField field, bool isLocal)
    {
        double time = Self(call, "get").Time;
        if (double.IsNaN(time))
        {
            return double.NaN;
        }

        time = isLocal ? call.Realm.Zone.ToLocal(time) : time;
        return field switch
        {
            DateField.Year => DateMath.Civil(DateMath.Day(time)).Year,
            DateField.Month => DateMath.Civil(DateMath.Day(time)).Month,
            DateField.Date => DateMath.Civil(DateMath.Day(time)).Day,
            DateField.Day => DateMath.Weekday(DateMath.Day(time)),
            DateField.Hours => DateMath.TimeInDay(time) / 3_600_000,
            DateField.Minutes => DateMath.TimeInDay(time) / 60_000 % 60,
            DateField.Seconds => DateMath.TimeInDay(time) / 1000 % 60,
            _ => DateMath.TimeInDay(time) % 1000,
        };
    }

    private static JsValue GetTimezoneOffset(in NativeCall call)
    {
        double time = Self(call, "getTimezoneOffset").Time;
        return double.IsNaN(time) ? time : (0 - call.Realm.Zone.OffsetAt(time)) / 60_000;
    }
}
