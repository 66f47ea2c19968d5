namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that call a function for each element; the function may shrink or detach the array, whose elements are undefined then.</content>
internal static partial class TypedArrayPrototype
{
    private static JsValue ForEach(in NativeCall call)
    {
        JsTypedArray self = Begin(call, out int length, out JsObject callback);
        for (int i = 0; i < length; i++)
        {
            call.Realm.Meter.Charge(1);
            callback.Call(call.Realm, call[1], [self.Read(call.Realm, i), i, self]);
        }

        return JsValue.Undefined;
    }

    private static JsValue Map(in NativeCall call)
    {
        JsTypedArray self = Begin(call, out int length, out JsObject callback);
        JsTypedArray made = TypedArrayCreation.Species(call.Realm, self, length);
        for (int i = 0; i < length; i++)
        {
            call.Realm.Meter.Charge(1);
            made.Write(call.Realm, i, callback.Call(call.Realm, call[1], [self.Read(call.Realm, i), i, self]));
        }

        return made;
    }

    private static JsValue Filter(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsTypedArray self = Begin(call, out int length, out JsObject callback);
        var kept = new List<JsValue>();
        for (int i = 0; i < length; i++)
        {
            realm.Meter.Charge(1);
            JsValue item = self.Read(realm, i);
            if (Operations.ToBoolean(callback.Call(realm, call[1], [item, i, self])))
            {
                realm.Meter.Allocate(32);
                kept.Add(item);
            }
        }

        JsTypedArray made = TypedArrayCreation.Species(realm, self, kept.Count);
        for (int i = 0; i < kept.Count; i++)
        {
            realm.Meter.Charge(1);
            made.Write(realm, i, kept[i]);
        }

        return made;
    }

    private static bool Any(in NativeCall call, bool wanted)
    {
        JsTypedArray self = Begin(call, out int length, out JsObject callback);
        for (int i = 0; i < length; i++)
        {
            call.Realm.Meter.Charge(1);
            if (Operations.ToBoolean(callback.Call(call.Realm, call[1], [self.Read(call.Realm, i), i, self])) == wanted)
            {
                return true;
            }
        }

        return false;
    }

    private static JsValue Find(in NativeCall call, bool fromEnd, bool wantsIndex)
    {
        JsTypedArray self = Begin(call, out int length, out JsObject callback);
        for (int n = 0; n < length; n++)
        {
            call.Realm.Meter.Charge(1);
            int i = fromEnd ? length - 1 - n : n;
            JsValue item = self.Read(call.Realm, i);
            if (Operations.ToBoolean(callback.Call(call.Realm, call[1], [item, i, self])))
            {
                return wantsIndex ? i : item;
            }
        }

        return wantsIndex ? -1 : JsValue.Undefined;
    }

    private static JsValue Reduce(in NativeCall call, bool fromEnd)
    {
        JsTypedArray self = Begin(call, out int length, out JsObject callback);
        JsValue result = call.Count > 1 ? call[1] : JsValue.Empty;
        for (int n = 0; n < length; n++)
        {
            call.Realm.Meter.Charge(1);
            int i = fromEnd ? length - 1 - n : n;
            JsValue item = self.Read(call.Realm, i);
            result = result.IsEmpty ? item : callback.Call(call.Realm, JsValue.Undefined, [result, item, i, self]);
        }

        return !result.IsEmpty ? result : throw call.Realm.TypeError("Reduce of empty array with no initial value");
    }

    private static JsTypedArray Begin(in NativeCall call, out int length, out JsObject callback)
    {
        JsTypedArray self = Valid(call);
        length = self.Length;
        callback = RequireCallback(call);
        return self;
    }
}
