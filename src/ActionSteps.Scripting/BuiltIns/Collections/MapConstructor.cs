using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary><c>Map</c>.</summary>
internal static class MapConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("Map", 0, Intrinsic.MapPrototype),
        Method("groupBy", 2, GroupBy),
        Species(),
    ]);

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Map".AsJs(), 0, Construct, isConstructor: true));

    /// <summary>Reads entries and gives each to the adder; shared with <c>WeakMap</c>.</summary>
    internal static void AddEntries(Realm realm, JsValue entries, JsObject target, JsValue adder, OrderedTable? direct)
    {
        using HeldCell held = realm.Hold(target);
        IteratorRecord iterator = IteratorRecord.Get(realm, entries);
        while (iterator.TryNext(realm, out JsValue entry))
        {
            realm.Meter.Charge(1);
            try
            {
                if (!entry.TryGetObject(out JsObject? pair))
                {
                    throw realm.TypeError($"Iterator value {Operations.Describe(entry)} is not an entry object");
                }

                JsValue key = pair.Get(realm, new PropertyKey(0));
                JsValue value = pair.Get(realm, new PropertyKey(1));
                if (direct is not null)
                {
                    direct.Set(realm, key, value);
                }
                else
                {
                    realm.Call(adder, target, key, value);
                }
            }
            catch (JsThrow) when (iterator.CloseOnThrow(realm))
            {
                throw;
            }
        }
    }

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Constructor Map requires 'new'");
        }

        var map = new JsMap(realm, Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.MapPrototype));
        if (!call[0].IsNullish)
        {
            JsValue adder = map.Get(realm, Names.Set);
            if (!adder.IsCallable)
            {
                throw realm.TypeError("'set' of the new Map is not a function");
            }

            AddEntries(realm, call[0], map, adder, MapPrototype.IsSetter(adder) ? map.Table : null);
        }

        return map;
    }

    private static JsValue GroupBy(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call[0].IsNullish || !call[1].IsCallable)
        {
            throw realm.TypeError(call[0].IsNullish ? $"{Operations.Describe(call[0])} is not iterable" : $"{Operations.Describe(call[1])} is not a function");
        }

        var map = new JsMap(realm, realm.Get(Intrinsic.MapPrototype));
        using HeldCell held = realm.Hold(map);
        IteratorRecord iterator = IteratorRecord.Get(realm, call[0]);
        double index = 0;
        while (iterator.TryNext(realm, out JsValue item))
        {
            realm.Meter.Charge(1);
            JsValue key;
            try
            {
                key = realm.Call(call[1], JsValue.Undefined, item, index++);
            }
            catch (JsThrow) when (iterator.CloseOnThrow(realm))
            {
                throw;
            }

            if (map.Table.TryGet(realm, key, out JsValue group))
            {
                ((JsArray)group.Cell!).Push(realm, item);
            }
            else
            {
                map.Table.Set(realm, key, realm.NewArray([item]));
            }
        }

        return map;
    }
}
