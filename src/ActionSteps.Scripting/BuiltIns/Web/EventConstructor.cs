using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Event</c> (WHATWG DOM Standard, section 2.2), without bubbling: a target here has no parent.</summary>
internal static class EventConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([.. Constructor("Event", 1, Intrinsic.EventPrototype)]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Event),
        Getter("type", "type", static (in NativeCall call) => Self(call).Type),
        Getter("target", "target", static (in NativeCall call) => Self(call).Target is { } target ? target : JsValue.Null),
        Getter("currentTarget", "currentTarget", static (in NativeCall call) => Self(call) is { IsDispatched: true, Target: { } target } ? target : JsValue.Null),
        Getter("bubbles", "bubbles", static (in NativeCall call) => Self(call) is null),
        Getter("cancelable", "cancelable", static (in NativeCall call) => Self(call).IsCancelable),
        Getter("defaultPrevented", "defaultPrevented", static (in NativeCall call) => Self(call).IsDefaultPrevented),
        Method("preventDefault", 0, PreventDefault),
        Method("stopPropagation", 0, static (in NativeCall call) => Self(call) is null ? JsValue.Null : JsValue.Undefined),
        Method("stopImmediatePropagation", 0, Stop),
        Tag("Event"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Event".AsJs(), 1, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsEvent Self(in NativeCall call) => call.ThisAs<JsEvent>("of Event.prototype");

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null || call.Count == 0)
        {
            throw realm.TypeError(call.NewTarget is null ? "Class constructor Event cannot be invoked without 'new'" : "The \"type\" argument must be specified");
        }

        JsObject prototype = Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.EventPrototype);
        string type = Operations.ToText(realm, call[0]);
        bool isCancelable = call[1].TryGetObject(out JsObject? options) && Operations.ToBoolean(options.Get(realm, "cancelable"));
        realm.Meter.Allocate(128);
        return new JsEvent(prototype, type, isCancelable);
    }

    private static JsValue PreventDefault(in NativeCall call)
    {
        JsEvent self = Self(call);
        self.IsDefaultPrevented |= self.IsCancelable;
        return JsValue.Undefined;
    }

    private static JsValue Stop(in NativeCall call)
    {
        Self(call).IsStopped = true;
        return JsValue.Undefined;
    }
}
