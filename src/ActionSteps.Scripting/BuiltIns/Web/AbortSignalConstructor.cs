using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>AbortSignal</c> (WHATWG DOM Standard, section 3.2).</summary>
internal static class AbortSignalConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("AbortSignal", 0, Intrinsic.AbortSignalPrototype),
        Method("abort", 0, Aborted),
        Method("timeout", 1, AfterTime),
        Method("any", 1, Any),
    ]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.AbortSignal),
        Getter("aborted", "aborted", static (in NativeCall call) => Self(call).IsAborted),
        Getter("reason", "reason", static (in NativeCall call) => Self(call).Reason),
        Accessor("onabort", "onabort", static (in NativeCall call) => Self(call).GetHandler("abort"), SetHandler),
        Method("throwIfAborted", 0, static (in NativeCall call) => Self(call) is { IsAborted: true } self ? throw new JsThrow(self.Reason) : JsValue.Undefined),
        Tag("AbortSignal"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.Get(Intrinsic.EventTarget), "AbortSignal".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.Get(Intrinsic.EventTargetPrototype));

    private static JsAbortSignal Self(in NativeCall call) => call.ThisAs<JsAbortSignal>("of AbortSignal.prototype");

    private static JsValue Construct(in NativeCall call) => throw call.Realm.TypeError("Illegal constructor");

    private static JsValue SetHandler(in NativeCall call)
    {
        Self(call).SetHandler(call.Realm, "abort", call[0].IsCallable ? call[0].AsObject : null);
        return JsValue.Undefined;
    }

    private static JsValue Aborted(in NativeCall call)
    {
        JsAbortSignal made = JsAbortSignal.Create(call.Realm);
        made.Abort(call.Realm, call[0]);
        return made;
    }

    private static JsValue AfterTime(in NativeCall call)
    {
        Realm realm = call.Realm;
        double delay = Operations.ToNumber(realm, call[0]);
        if (delay is not (>= 0 and <= 9007199254740991))
        {
            throw realm.RangeError("The value of \"delay\" is out of range");
        }

        JsAbortSignal made = JsAbortSignal.Create(realm);
        var callback = new JsNativeFunction(realm, "", 0, TimedOut, made);
        realm.Loop.StartTimer(callback, [], TimeSpan.FromMilliseconds(Math.Min(delay, int.MaxValue)), repeats: false);
        return made;
    }

    private static JsValue TimedOut(in NativeCall call)
    {
        var signal = (JsAbortSignal)call.Callee.State!;
        signal.Abort(call.Realm, DomExceptionConstructor.Make(call.Realm, "TimeoutError", "The operation was aborted due to timeout"));
        return JsValue.Undefined;
    }

    private static JsValue Any(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsAbortSignal made = JsAbortSignal.Create(realm);
        using PendingWork sources = PendingWork.Begin(realm);
        IteratorRecord items = IteratorRecord.Get(realm, call[0]);
        while (items.TryNext(realm, out JsValue item))
        {
            realm.Meter.Charge(1);
            sources.Add(item.Cell is JsAbortSignal ? item : throw realm.TypeError("The \"signals\" argument must be an iterable of AbortSignal"));
        }

        for (int i = 0; i < sources.Count; i++)
        {
            var source = (JsAbortSignal)sources[i].Cell!;
            if (source.IsAborted)
            {
                made.Abort(realm, source.Reason);
                return made;
            }
        }

        for (int i = 0; i < sources.Count; i++)
        {
            ((JsAbortSignal)sources[i].Cell!).AddFollower(realm, made);
        }

        return made;
    }
}
