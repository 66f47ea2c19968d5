using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Functions that call later, on the timers of the script.</summary>
internal static class WaitingFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Chain("debounce", 3, static (in NativeCall call) => DelayedCall.Create(call, isThrottle: false)),
        Ends("defer", 1, static (in NativeCall call) => Start(call, 1, 1)),
        Ends("delay", 2, static (in NativeCall call) => Start(call, Operations.ToBoolean(call[1]) ? Numbers.ToNumber(call.Realm, call[1]) : 0, 2)),
        Ends("now", 0, static (in NativeCall call) => DelayedCall.Now(call.Realm)),
        Chain("throttle", 3, static (in NativeCall call) => DelayedCall.Create(call, isThrottle: true)),
    ];

    internal static int StartTimer(Realm realm, JsObject callback, double delay, JsValue[] arguments)
    {
        delay = delay is >= 1 and <= int.MaxValue ? Math.Truncate(delay) : 1;
        return realm.Loop.StartTimer(callback, arguments, TimeSpan.FromMilliseconds(delay), repeats: false);
    }

    private static JsValue Start(in NativeCall call, double delay, int from) =>
        StartTimer(call.Realm, Captured.Require(call, 0), delay, call.Count > from ? call.Arguments[from..].ToArray() : []);
}
