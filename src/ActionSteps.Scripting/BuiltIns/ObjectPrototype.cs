using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Object.prototype</c>.</summary>
internal static class ObjectPrototype
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Object),
        Method("hasOwnProperty", 1, HasOwnProperty),
        Method("isPrototypeOf", 1, IsPrototypeOf),
        Method("propertyIsEnumerable", 1, PropertyIsEnumerable),
        Method("toLocaleString", 0, static (in NativeCall call) => Operations.Invoke(call.Realm, call.This, Names.ToText, [])),
        Method("toString", 0, ToText),
        Method("valueOf", 0, static (in NativeCall call) => Operations.ToObject(call.Realm, call.This)),
        Accessor("__proto__", "__proto__", GetProto, SetProto),
        Method("__defineGetter__", 2, static (in NativeCall call) => DefineAccessor(call, isGetter: true)),
        Method("__defineSetter__", 2, static (in NativeCall call) => DefineAccessor(call, isGetter: false)),
        Method("__lookupGetter__", 1, static (in NativeCall call) => LookupAccessor(call, isGetter: true)),
        Method("__lookupSetter__", 1, static (in NativeCall call) => LookupAccessor(call, isGetter: false)));

    internal static JsObject Create(Realm realm) => s_table.Apply(realm, new JsObjectPrototype());

    internal static JsValue ToText(in NativeCall call)
    {
        if (call.This.IsNullish)
        {
            return call.This.IsNull ? "[object Null]" : "[object Undefined]";
        }

        JsObject target = Operations.ToObject(call.Realm, call.This);
        string name = Operations.IsArray(call.Realm, target) ? "Array" : target.IsCallable ? "Function" : target.ClassName;
        if (name is not ("Array" or "Function" or "Error" or "Boolean" or "Number" or "String" or "Date" or "RegExp" or "Arguments"))
        {
            name = "Object";
        }

        JsValue tag = target.Get(call.Realm, JsSymbol.ToStringTag);
        return JsString.Concat(call.Realm, JsString.Concat(call.Realm, "[object ".AsJs(), tag.Cell as JsString ?? JsString.Of(name)), "]".AsJs());
    }

    private static JsValue HasOwnProperty(in NativeCall call)
    {
        PropertyKey key = Operations.ToPropertyKey(call.Realm, call[0]);
        return Operations.ToObject(call.Realm, call.This).HasOwnProperty(call.Realm, key);
    }

    private static JsValue IsPrototypeOf(in NativeCall call)
    {
        if (!call[0].TryGetObject(out JsObject? at))
        {
            return false;
        }

        JsObject self = Operations.ToObject(call.Realm, call.This);
        do
        {
            call.Realm.Meter.Charge(1);
            at = at.GetPrototypeOf(call.Realm);
        }
        while (at is not null && !ReferenceEquals(at, self));
        return at is not null;
    }

    private static JsValue PropertyIsEnumerable(in NativeCall call)
    {
        PropertyKey key = Operations.ToPropertyKey(call.Realm, call[0]);
        JsObject self = Operations.ToObject(call.Realm, call.This);
        return self.GetOwnProperty(call.Realm, key, out PropertyDescriptor property) && property.Enumerable;
    }

    private static JsValue GetProto(in NativeCall call)
    {
        JsObject? prototype = Operations.ToObject(call.Realm, call.This).GetPrototypeOf(call.Realm);
        return prototype is null ? JsValue.Null : prototype;
    }

    private static JsValue SetProto(in NativeCall call)
    {
        if (call.This.IsNullish)
        {
            throw call.Realm.TypeError("Object.prototype.__proto__ called on null or undefined");
        }

        if ((call[0].IsObject || call[0].IsNull) && call.This.TryGetObject(out JsObject? target) && !target.SetPrototypeOf(call.Realm, call[0].Cell as JsObject))
        {
            throw call.Realm.TypeError("Cyclic __proto__ value or object is not extensible");
        }

        return JsValue.Undefined;
    }

    private static JsValue DefineAccessor(in NativeCall call, bool isGetter)
    {
        JsObject target = Operations.ToObject(call.Realm, call.This);
        if (!call[1].IsCallable)
        {
            throw call.Realm.TypeError($"Object.prototype.{(isGetter ? "__defineGetter__" : "__defineSetter__")}: Expecting function");
        }

        JsObject function = call[1].AsObject;
        PropertyDescriptor descriptor = PropertyDescriptor.AccessorPair(
            isGetter ? function : null, isGetter ? null : function, PropertyFlags.Enumerable | PropertyFlags.Configurable);
        descriptor.Present &= isGetter ? ~DescriptorFields.Set : ~DescriptorFields.Get;
        target.DefineOrThrow(call.Realm, Operations.ToPropertyKey(call.Realm, call[0]), descriptor);
        return JsValue.Undefined;
    }

    private static JsValue LookupAccessor(in NativeCall call, bool isGetter)
    {
        JsObject? at = Operations.ToObject(call.Realm, call.This);
        PropertyKey key = Operations.ToPropertyKey(call.Realm, call[0]);
        for (; at is not null; at = at.GetPrototypeOf(call.Realm))
        {
            if (at.GetOwnProperty(call.Realm, key, out PropertyDescriptor property))
            {
                JsObject? found = isGetter ? property.Getter : property.Setter;
                return property.IsAccessor && found is not null ? found : JsValue.Undefined;
            }
        }

        return JsValue.Undefined;
    }
}
