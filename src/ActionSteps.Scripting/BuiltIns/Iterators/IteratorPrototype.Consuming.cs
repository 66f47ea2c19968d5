namespace ActionSteps.Scripting.BuiltIns.Iterators;

/// <content>Methods that read the iterator.</content>
internal static partial class IteratorPrototype
{
    private static JsValue ToArray(in NativeCall call)
    {
        Realm realm = call.Realm;
        IteratorRecord iterated = IteratorRecord.Of(realm, Self(call));
        JsArray result = realm.NewArray(Array.Empty<JsValue>());
        using HeldCell held = realm.Hold(result);
        while (iterated.TryNext(realm, out JsValue value))
        {
            realm.Meter.Charge(1);
            result.Push(realm, value);
        }

        return result;
    }

    private static JsValue ForEach(in NativeCall call)
    {
        Consume(call, stopsAt: null, out _);
        return JsValue.Undefined;
    }

    private static JsValue Some(in NativeCall call) => Consume(call, stopsAt: true, out _);

    private static JsValue Every(in NativeCall call) => !Consume(call, stopsAt: false, out _);

    private static JsValue Find(in NativeCall call) => Consume(call, stopsAt: true, out JsValue found) ? found : JsValue.Undefined;

    /// <summary>Calls the callback with each item; true when it was left at the first answer of a kind.</summary>
    private static bool Consume(in NativeCall call, bool? stopsAt, out JsValue value)
    {
        Realm realm = call.Realm;
        JsObject self = Self(call);
        JsObject callback = Callback(call, self);
        IteratorRecord iterated = IteratorRecord.Of(realm, self);
        double counter = 0;
        while (iterated.TryNext(realm, out value))
        {
            realm.Meter.Charge(1);
            bool answer;
            try
            {
                answer = Operations.ToBoolean(callback.Call(realm, JsValue.Undefined, [value, counter++]));
            }
            catch (JsThrow) when (iterated.CloseOnThrow(realm))
            {
                throw;
            }

            if (answer == stopsAt)
            {
                iterated.Close(realm);
                return true;
            }
        }

        return false;
    }

    private static JsValue Reduce(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Self(call);
        JsObject callback = Callback(call, self);
        IteratorRecord iterated = IteratorRecord.Of(realm, self);
        double counter = 0;
        JsValue result = call[1];
        if (call.Count < 2)
        {
            counter = 1;
            if (!iterated.TryNext(realm, out result))
            {
                throw realm.TypeError("Reduce of a done iterator with no initial value");
            }
        }

        while (iterated.TryNext(realm, out JsValue value))
        {
            realm.Meter.Charge(1);
            try
            {
                result = callback.Call(realm, JsValue.Undefined, [result, value, counter++]);
            }
            catch (JsThrow) when (iterated.CloseOnThrow(realm))
            {
                throw;
            }
        }

        return result;
    }
}
