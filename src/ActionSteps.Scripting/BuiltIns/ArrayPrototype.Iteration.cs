namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that call a function for each element.</content>
internal static partial class ArrayPrototype
{
    private static JsValue ForEach(in NativeCall call)
    {
        (Realm realm, JsObject self, double length, JsObject callback) = Begin(call);
        for (double i = 0; i < length; i++)
        {
            realm.Meter.Charge(1);
            if (TryGet(realm, self, i, out JsValue item))
            {
                callback.Call(realm, call[1], [item, i, self]);
            }
        }

        return JsValue.Undefined;
    }

    private static JsValue Map(in NativeCall call)
    {
        (Realm realm, JsObject self, double length, JsObject callback) = Begin(call);
        JsObject made = ArrayConstructor.SpeciesCreate(realm, self, length);
        using HeldCell held = realm.Hold(made);
        for (double i = 0; i < length; i++)
        {
            realm.Meter.Charge(1);
            if (TryGet(realm, self, i, out JsValue item))
            {
                Define(realm, made, i, callback.Call(realm, call[1], [item, i, self]));
            }
        }

        return made;
    }

    private static JsValue Filter(in NativeCall call)
    {
        (Realm realm, JsObject self, double length, JsObject callback) = Begin(call);
        JsObject made = ArrayConstructor.SpeciesCreate(realm, self, 0);
        using HeldCell held = realm.Hold(made);
        double to = 0;
        for (double i = 0; i < length; i++)
        {
            realm.Meter.Charge(1);
            if (TryGet(realm, self, i, out JsValue item) && Operations.ToBoolean(callback.Call(realm, call[1], [item, i, self])))
            {
                Define(realm, made, to++, item);
            }
        }

        return made;
    }

    private static JsValue Every(in NativeCall call) => !Any(call, wanted: false);

    private static JsValue Some(in NativeCall call) => Any(call, wanted: true);

    private static bool Any(in NativeCall call, bool wanted)
    {
        (Realm realm, JsObject self, double length, JsObject callback) = Begin(call);
        for (double i = 0; i < length; i++)
        {
            realm.Meter.Charge(1);
            if (TryGet(realm, self, i, out JsValue item) && Operations.ToBoolean(callback.Call(realm, call[1], [item, i, self])) == wanted)
            {
                return true;
            }
        }

        return false;
    }

    private static JsValue Find(in NativeCall call, bool fromEnd, bool wantsIndex)
    {
        (Realm realm, JsObject self, double length, JsObject callback) = Begin(call);
        for (double n = 0; n < length; n++)
        {
            realm.Meter.Charge(1);
            double i = fromEnd ? length - 1 - n : n;
            JsValue item = GetItem(realm, self, i);
            if (Operations.ToBoolean(callback.Call(realm, call[1], [item, i, self])))
            {
                return wantsIndex ? i : item;
            }
        }

        return wantsIndex ? -1 : JsValue.Undefined;
    }

    private static JsValue Reduce(in NativeCall call, bool fromEnd)
    {
        (Realm realm, JsObject self, double length, JsObject callback) = Begin(call);
        JsValue result = call.Count > 1 ? call[1] : JsValue.Empty;
        for (double n = 0; n < length; n++)
        {
            realm.Meter.Charge(1);
            double i = fromEnd ? length - 1 - n : n;
            if (TryGet(realm, self, i, out JsValue item))
            {
                result = result.IsEmpty ? item : callback.Call(realm, JsValue.Undefined, [result, item, i, self]);
            }
        }

        return !result.IsEmpty ? result : throw realm.TypeError("Reduce of empty array with no initial value");
    }

    private static (Realm Realm, JsObject Self, double Length, JsObject Callback) Begin(in NativeCall call)
    {
        JsObject self = Operations.ToObject(call.Realm, call.This);
        double length = self.GetLength(call.Realm);
        return (call.Realm, self, length, RequireCallback(call));
    }
}
