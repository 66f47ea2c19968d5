using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Scripting.BuiltIns;

/// <content>Functions that list the properties of an object.</content>
internal static partial class ObjectConstructor
{
    private static JsValue List(in NativeCall call, ArrayIterationKind kind)
    {
        Realm realm = call.Realm;
        JsObject source = Operations.ToObject(realm, call[0]);
        if (source.IsSimple && TryListSlots(realm, source, kind, out JsArray? list))
        {
            return list;
        }

        using PendingWork items = PendingWork.Begin(realm);
        List<PropertyKey> keys = source.OwnKeys(realm);
        using HeldCell held = realm.Hold(new HeldKeys(keys));
        foreach (PropertyKey key in keys)
        {
            realm.Meter.Charge(2);
            if (key.IsSymbol || !source.GetOwnProperty(realm, key, out PropertyDescriptor property) || !property.Enumerable)
            {
                continue;
            }

            items.Add(kind switch
            {
                ArrayIterationKind.Keys => key.ToValue(),
                ArrayIterationKind.Values => source.Get(realm, key),
                _ => realm.NewArray([key.ToValue(), source.Get(realm, key)]),
            });
        }

        return items.ToArray();
    }

    private static bool TryListSlots(Realm realm, JsObject source, ArrayIterationKind kind, [NotNullWhen(true)] out JsArray? list)
    {
        Shape shape = source.Shape;
        list = null;
        for (int i = 0; i < shape.Count; i++)
        {
            if (shape.FlagsAt(i) != PropertyFlags.Default || shape.Table.KeyAt(i) is not JsString)
            {
                return false;
            }
        }

        realm.Meter.Charge(shape.Count);
        list = ArrayConstructor.CreateRoom(realm, shape.Count);
        for (int i = 0; i < shape.Count; i++)
        {
            JsValue key = shape.Table.KeyAt(i)!;
            list.Push(realm, kind switch
            {
                ArrayIterationKind.Keys => key,
                ArrayIterationKind.Values => source.Slots[i],
                _ => realm.NewArray([key, source.Slots[i]]),
            });
        }

        return true;
    }

    private static JsValue OwnKeys(in NativeCall call, bool symbols)
    {
        using PendingWork items = PendingWork.Begin(call.Realm);
        foreach (PropertyKey key in Operations.ToObject(call.Realm, call[0]).OwnKeys(call.Realm))
        {
            call.Realm.Meter.Charge(1);
            if (key.IsSymbol == symbols)
            {
                items.Add(key.ToValue());
            }
        }

        return items.ToArray();
    }
}
