using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>JSON</c>.</summary>
internal static class JsonObject
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Method("parse", 2, Parse),
        Method("stringify", 3, static (in NativeCall call) => new JsonWriter(call.Realm, call[1], call[2]).Write(call[0])),
        Tag("JSON"));

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.ObjectPrototype);

    private static JsValue Parse(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsValue value = new JsonReader(realm, Operations.ToText(realm, call[0])).Read();
        if (!call[1].IsCallable)
        {
            return value;
        }

        JsObject root = realm.NewObject();
        root.PutOwn(realm, "", value, PropertyFlags.Default);
        using HeldCell held = realm.Hold(root);
        return Revive(realm, root, "", call[1].AsObject);
    }

    private static JsValue Revive(Realm realm, JsObject holder, PropertyKey key, JsObject reviver)
    {
        realm.EnterNative();
        realm.Meter.Charge(2);
        JsValue value = holder.Get(realm, key);
        if (value.TryGetObject(out JsObject? target))
        {
            if (Operations.IsArray(realm, value))
            {
                double length = target.GetLength(realm);
                for (double i = 0; i < length; i++)
                {
                    ReviveMember(realm, target, PropertyKey.OfLength(i), reviver);
                }
            }
            else
            {
                foreach (PropertyKey name in JsonWriter.EnumerableKeys(realm, target))
                {
                    ReviveMember(realm, target, name, reviver);
                }
            }
        }

        JsValue result = reviver.Call(realm, holder, [key.ToValue(), value]);
        realm.LeaveNative();
        return result;
    }

    private static void ReviveMember(Realm realm, JsObject target, PropertyKey key, JsObject reviver)
    {
        JsValue value = Revive(realm, target, key, reviver);
        if (value.IsUndefined)
        {
            target.Delete(realm, key);
        }
        else
        {
            target.CreateDataProperty(realm, key, value);
        }
    }
}
