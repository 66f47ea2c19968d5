namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Timers and <c>queueMicrotask</c>.</summary>
internal static class TimerFunctions
{
    internal static JsValue SetTimeout(in NativeCall call) => Start(call, repeats: false);

    internal static JsValue SetInterval(in NativeCall call) => Start(call, repeats: true);

    internal static JsValue Clear(in NativeCall call)
    {
        if (call[0].IsNumber)
        {
            call.Realm.Loop.StopTimer(Operations.ToInt32(call[0].Number));
        }

        return JsValue.Undefined;
    }

    internal static JsValue QueueMicrotask(in NativeCall call)
    {
        JsObject callback = RequireCallback(call);
        call.Realm.Loop.Enqueue(new Job(JobKind.Callback, callback, null, JsValue.Undefined));
        return JsValue.Undefined;
    }

    private static JsValue Start(in NativeCall call, bool repeats)
    {
        JsObject callback = RequireCallback(call);
        double delay = Operations.ToNumber(call.Realm, call[1]);
        delay = delay is >= 1 and <= int.MaxValue ? Math.Truncate(delay) : 1;
        JsValue[] arguments = call.Count > 2 ? call.Arguments[2..].ToArray() : [];
        return call.Realm.Loop.StartTimer(callback, arguments, TimeSpan.FromMilliseconds(delay), repeats);
    }

    private static JsObject RequireCallback(in NativeCall call) => call[0].IsCallable
        ? call[0].AsObject
        : throw call.Realm.TypeError($"The \"callback\" argument must be of type function. Received {Operations.Describe(call[0])}");
}
