using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Dates;

/// <content>Methods that change a date.</content>
internal static partial class DatePrototype
{
    private static IntrinsicProperty[] Setters() =>
    [
        Method("setFullYear", 3, static (in NativeCall call) => Change(call, DateField.Year, 3, isLocal: true)),
        Method("setMonth", 2, static (in NativeCall call) => Change(call, DateField.Month, 2, isLocal: true)),
        Method("setDate", 1, static (in NativeCall call) => Change(call, DateField.Date, 1, isLocal: true)),
        Method("setHours", 4, static (in NativeCall call) => Change(call, DateField.Hours, 4, isLocal: true)),
        Method("setMinutes", 3, static (in NativeCall call) => Change(call, DateField.Minutes, 3, isLocal: true)),
        Method("setSeconds", 2, static (in NativeCall call) => Change(call, DateField.Seconds, 2, isLocal: true)),
        Method("setMilliseconds", 1, static (in NativeCall call) => Change(call, DateField.Milliseconds, 1, isLocal: true)),
        Method("setUTCFullYear", 3, static (in NativeCall call) => Change(call, DateField.Year, 3, isLocal: false)),
        Method("setUTCMonth", 2, static (in NativeCall call) => Change(call, DateField.Month, 2, isLocal: false)),
        Method("setUTCDate", 1, static (in NativeCall call) => Change(call, DateField.Date, 1, isLocal: false)),
        Method("setUTCHours", 4, static (in NativeCall call) => Change(call, DateField.Hours, 4, isLocal: false)),
        Method("setUTCMinutes", 3, static (in NativeCall call) => Change(call, DateField.Minutes, 3, isLocal: false)),
        Method("setUTCSeconds", 2, static (in NativeCall call) => Change(call, DateField.Seconds, 2, isLocal: false)),
        Method("setUTCMilliseconds", 1, static (in NativeCall call) => Change(call, DateField.Milliseconds, 1, isLocal: false)),
    ];

    /// <summary>Replaces fields from the first one on by the arguments; the time counts as it was before the arguments became numbers.</summary>
    private static JsValue Change(in NativeCall call, DateField first, int most, bool isLocal)
    {
        Realm realm = call.Realm;
        JsDate self = Self(call, "set");
        double time = self.Time;
        Span<double> given = stackalloc double[4];
        int count = Math.Clamp(call.Count, 1, most);
        for (int i = 0; i < count; i++)
        {
            given[i] = Operations.ToNumber(realm, call[i]);
        }

        if (!double.IsNaN(time))
        {
            time = isLocal ? realm.Zone.ToLocal(time) : time;
        }
        else if (first == DateField.Year)
        {
            time = 0;
        }
        else
        {
            return double.NaN;
        }

        DateFields old = new(time);
        Span<double> parts = [old.Year, old.Month, old.Day, old.Hour, old.Minute, old.Second, old.Millisecond];
        given[..count].CopyTo(parts[(int)first..]);
        double day = DateMath.MakeDay(parts[0], parts[1], parts[2]);
        return Store(realm, self, DateMath.MakeDate(day, DateMath.MakeTime(parts[3], parts[4], parts[5], parts[6])), isLocal);
    }

    private static JsValue Store(Realm realm, JsDate self, double time, bool isLocal) =>
        self.Time = DateMath.TimeClip(isLocal ? realm.Zone.ToUtc(time) : time);

    private static JsValue SetTime(in NativeCall call)
    {
        JsDate self = Self(call, "setTime");
        return self.Time = DateMath.TimeClip(Operations.ToNumber(call.Realm, call[0]));
    }

    private static JsValue SetYear(in NativeCall call)
    {
        JsDate self = Self(call, "setYear");
        double time = self.Time;
        double year = Operations.ToNumber(call.Realm, call[0]);
        if (double.IsNaN(year))
        {
            return self.Time = double.NaN;
        }

        DateFields old = new(double.IsNaN(time) ? 0 : call.Realm.Zone.ToLocal(time));
        double day = DateMath.MakeDay(DateConstructor.FullYear(year), old.Month, old.Day);
        return Store(call.Realm, self, DateMath.MakeDate(day, old.TimeInDay), isLocal: true);
    }
}
