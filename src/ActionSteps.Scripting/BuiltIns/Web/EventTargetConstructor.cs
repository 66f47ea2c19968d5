using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>EventTarget</c> (WHATWG DOM Standard, section 2.7).</summary>
internal static class EventTargetConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([.. Constructor("EventTarget", 0, Intrinsic.EventTargetPrototype)]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.EventTarget),
        Method("addEventListener", 2, Add),
        Method("removeEventListener", 2, Remove),
        Method("dispatchEvent", 1, Dispatch),
        Tag("EventTarget"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "EventTarget".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsEventTarget Self(in NativeCall call) => call.ThisAs<JsEventTarget>("of EventTarget.prototype");

    private static JsValue Construct(in NativeCall call)
    {
        if (call.NewTarget is null)
        {
            throw call.Realm.TypeError("Class constructor EventTarget cannot be invoked without 'new'");
        }

        call.Realm.Meter.Allocate(80);
        return new JsEventTarget(Operations.PrototypeFor(call.Realm, call.NewTarget, Intrinsic.EventTargetPrototype));
    }

    private static JsValue Add(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsEventTarget self = Self(call);
        string type = Operations.ToText(realm, call[0]);
        if (!TryGetCallback(call, out JsObject? callback))
        {
            return JsValue.Undefined;
        }

        bool isOnce = false;
        if (call[2].TryGetObject(out JsObject? options))
        {
            isOnce = Operations.ToBoolean(options.Get(realm, "once"));
            if (options.Get(realm, "signal").Cell is JsAbortSignal signal)
            {
                if (signal.IsAborted)
                {
                    return JsValue.Undefined;
                }

                signal.OnAbort(realm, new JsNativeFunction(realm, "", 0, RemoveOnAbort, new ListenerRemoval(self, type, callback)));
            }
        }

        self.Add(realm, new EventListener(type, callback, isOnce));
        return JsValue.Undefined;
    }

    private static JsValue RemoveOnAbort(in NativeCall call)
    {
        var removal = (ListenerRemoval)call.Callee.State!;
        removal.Target.Remove(call.Realm, removal.Type, removal.Callback);
        return JsValue.Undefined;
    }

    private static JsValue Remove(in NativeCall call)
    {
        JsEventTarget self = Self(call);
        string type = Operations.ToText(call.Realm, call[0]);
        if (TryGetCallback(call, out JsObject? callback))
        {
            self.Remove(call.Realm, type, callback);
        }

        return JsValue.Undefined;
    }

    private static bool TryGetCallback(in NativeCall call, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JsObject? callback)
    {
        if (call[1].TryGetObject(out callback) || call[1].IsNullish)
        {
            return callback is not null;
        }

        throw call.Realm.TypeError("The \"listener\" argument must be a function or an object");
    }

    private static JsValue Dispatch(in NativeCall call)
    {
        JsEventTarget self = Self(call);
        if (call[0].Cell is not JsEvent sent)
        {
            throw call.Realm.TypeError("The \"event\" argument must be an instance of Event");
        }

        if (sent.IsDispatched)
        {
            throw DomExceptionConstructor.Throw(call.Realm, "InvalidStateError", "The event is already being dispatched");
        }

        self.Dispatch(call.Realm, sent);
        return !sent.IsDefaultPrevented;
    }
}
