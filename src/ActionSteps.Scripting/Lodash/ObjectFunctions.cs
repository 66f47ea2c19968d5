using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Keys, values and parts of objects.</summary>
internal static class ObjectFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Chain("create", 2, Create),
        Ends("findKey", 2, static (in NativeCall call) => FindKey(call, fromEnd: false)),
        Ends("findLastKey", 2, static (in NativeCall call) => FindKey(call, fromEnd: true)),
        Chain("functions", 1, static (in NativeCall call) => Functions(call, inherited: false)),
        Chain("functionsIn", 1, static (in NativeCall call) => Functions(call, inherited: true)),
        Chain("keys", 1, static (in NativeCall call) => Keys(call, inherited: false)),
        Chain("keysIn", 1, static (in NativeCall call) => Keys(call, inherited: true)),
        Chain("omit", 1, Omit),
        Chain("omitBy", 2, static (in NativeCall call) => PickBy(call, wanted: false)),
        Chain("pick", 1, Pick),
        Chain("pickBy", 2, static (in NativeCall call) => PickBy(call, wanted: true)),
        Chain("toPairs", 1, static (in NativeCall call) => ToPairs(call, inherited: false)),
        Chain("toPairsIn", 1, static (in NativeCall call) => ToPairs(call, inherited: true)),
        Chain("values", 1, static (in NativeCall call) => Values(call, inherited: false)),
        Chain("valuesIn", 1, static (in NativeCall call) => Values(call, inherited: true)),
    ];

    private static JsValue Create(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject made = realm.NewObject();
        if (call[0].TryGetObject(out JsObject? prototype))
        {
            made.SetPrototypeOf(realm, prototype);
        }

        for (Entries entries = Entries.OfObject(realm, call[1]); entries.Next();)
        {
            Assignment.Assign(realm, made, entries.PropertyKey, entries.Value);
        }

        return made;
    }

    private static JsValue FindKey(in NativeCall call, bool fromEnd)
    {
        Iteratee predicate = Iteratee.Of(call.Realm, call[1]);
        for (Entries entries = Entries.OfObject(call.Realm, call[0], fromEnd); entries.Next();)
        {
            if (predicate.Test(call.Realm, entries))
            {
                return entries.PropertyKey.ToValue();
            }
        }

        return JsValue.Undefined;
    }

    private static JsValue Functions(in NativeCall call, bool inherited)
    {
        JsArray made = ListView.NewList(call.Realm);
        for (Entries entries = Entries.OfObject(call.Realm, call[0], inherited: inherited); entries.Next();)
        {
            if (entries.Value.IsCallable)
            {
                made.Push(call.Realm, entries.PropertyKey.ToValue());
            }
        }

        return made;
    }

    private static JsValue Keys(in NativeCall call, bool inherited)
    {
        Realm realm = call.Realm;
        JsArray made = ListView.NewList(realm);
        if (call[0].IsNullish)
        {
            return made;
        }

        JsObject source = Operations.ToObject(realm, call[0]);
        foreach (PropertyKey key in inherited ? ObjectKeys.Inherited(realm, source) : ObjectKeys.Own(realm, source))
        {
            realm.Meter.Charge(1);
            made.Push(realm, key.ToValue());
        }

        return made;
    }

    private static JsValue Values(in NativeCall call, bool inherited)
    {
        JsArray made = ListView.NewList(call.Realm);
        for (Entries entries = Entries.OfObject(call.Realm, call[0], inherited: inherited); entries.Next();)
        {
            made.Push(call.Realm, entries.Value);
        }

        return made;
    }

    private static JsValue ToPairs(in NativeCall call, bool inherited)
    {
        Realm realm = call.Realm;
        JsArray made = ListView.NewList(realm);
        if (call[0].Cell is JsMap map)
        {
            return Tags.Entries(realm, map);
        }

        if (call[0].Cell is JsSet set)
        {
            ListView items = ListView.Of(realm, Tags.Entries(realm, set));
            for (long i = 0; i < items.Length; i++)
            {
                made.Push(realm, realm.NewArray([items[i], items[i]]));
            }

            return made;
        }

        for (Entries entries = Entries.OfObject(realm, call[0], inherited: inherited); entries.Next();)
        {
            made.Push(realm, realm.NewArray([entries.PropertyKey.ToValue(), entries.Value]));
        }

        return made;
    }

    private static JsValue Pick(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject made = realm.NewObject();
        if (call[0].IsNullish)
        {
            return made;
        }

        JsArray paths = Rest(call, 1);
        for (uint i = 0; i < paths.Length; i++)
        {
            PropertyPath path = PropertyPath.Of(realm, paths.Items[i]);
            if (path.Exists(realm, call[0], inherited: true))
            {
                PropertyPath.OfKeys(path.For(realm, call[0])).Set(realm, made, path.Get(realm, call[0]));
            }
        }

        return made;
    }

    private static JsValue Omit(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject made = realm.NewObject();
        if (!call[0].IsNullish)
        {
            JsObject source = Operations.ToObject(realm, call[0]);
            foreach (PropertyKey key in ObjectKeys.All(realm, source, inherited: true))
            {
                realm.Meter.Charge(1);
                Assignment.Assign(realm, made, key, source.Get(realm, key));
            }

            JsArray paths = Rest(call, 1);
            JsValue target = made;
            var whole = new PropertyPath[paths.Length];
            bool isDeep = false;
            for (int i = 0; i < whole.Length; i++)
            {
                realm.Meter.Charge(1);
                whole[i] = PropertyPath.Of(realm, paths.Items[i]);
                isDeep |= whole[i].For(realm, call[0]).Length > 1;
            }

            target = isDeep ? PathFunctions.CopyForOmit(realm, made) : target;
            for (int i = 0; i < whole.Length; i++)
            {
                PathFunctions.Unset(realm, target, whole[i].For(realm, call[0]));
            }

            return target;
        }

        return made;
    }

    /// <summary>Paths given one by one or in lists.</summary>
    internal static JsArray Rest(in NativeCall call, int from) =>
        ArrayFunctions.Flatten(call.Realm, call.Realm.NewArray(call.Count > from ? call.Arguments[from..].ToArray() : []), 1);

    private static JsValue PickBy(in NativeCall call, bool wanted)
    {
        Realm realm = call.Realm;
        JsObject made = realm.NewObject();
        if (call[0].IsNullish)
        {
            return made;
        }

        JsObject source = Operations.ToObject(realm, call[0]);
        Iteratee predicate = Iteratee.Of(realm, call[1]);
        using Kept kept = Kept.While(realm, made);
        foreach (PropertyKey key in ObjectKeys.All(realm, source, inherited: true))
        {
            realm.Meter.Charge(1);
            JsValue value = source.Get(realm, key);
            bool isChosen = Operations.ToBoolean(predicate.Function is { } function ? function.Call(realm, JsValue.Undefined, [value, key.ToValue()]) : predicate.Of1(realm, value));
            if (isChosen == wanted)
            {
                PropertyPath.OfKeys([key]).Set(realm, made, value);
            }
        }

        return made;
    }
}
