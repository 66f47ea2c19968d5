using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Items under the keys that an iteratee gives them.</summary>
internal static class GroupingFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Chain("countBy", 2, static (in NativeCall call) => Group(call, static (realm, made, key, value) =>
            made.Set(realm, key, made.HasOwnProperty(realm, key) ? Operations.ToNumber(realm, made.Get(realm, key)) + 1 : 1, made))),
        Chain("groupBy", 2, static (in NativeCall call) => Group(call, Append)),
        Chain("keyBy", 2, static (in NativeCall call) => Group(call, Assignment.Put)),
        Chain("partition", 2, Partition),
        Chain("invert", 2, Invert),
        Chain("invertBy", 2, InvertBy),
        Chain("mapKeys", 2, MapKeys),
        Chain("mapValues", 2, MapValues),
    ];

    private static JsObject Group(in NativeCall call, Action<Realm, JsObject, PropertyKey, JsValue> add)
    {
        Realm realm = call.Realm;
        Iteratee iteratee = Iteratee.Of(realm, call[1]);
        JsObject made = realm.NewObject();
        using Kept kept = Kept.While(realm, made);
        for (Entries entries = Entries.Of(realm, call[0]); entries.Next();)
        {
            JsValue value = entries.Value;
            add(realm, made, Operations.ToPropertyKey(realm, iteratee.Of1(realm, value)), value);
        }

        return made;
    }

    private static void Append(Realm realm, JsObject made, PropertyKey key, JsValue value)
    {
        if (made.TryGetOwn(realm, key, out JsValue slot, out _) && slot.Cell is JsArray group)
        {
            group.Push(realm, value);
        }
        else
        {
            Assignment.Put(realm, made, key, realm.NewArray([value]));
        }
    }

    private static JsValue Partition(in NativeCall call)
    {
        Realm realm = call.Realm;
        Iteratee predicate = Iteratee.Of(realm, call[1]);
        JsArray chosen = ListView.NewList(realm);
        JsArray others = ListView.NewList(realm);
        JsArray made = realm.NewArray([chosen, others]);
        using Kept kept = Kept.While(realm, made);
        for (Entries entries = Entries.Of(realm, call[0]); entries.Next();)
        {
            JsValue value = entries.Value;
            (Operations.ToBoolean(predicate.Of1(realm, value)) ? chosen : others).Push(realm, value);
        }

        return made;
    }

    private static JsValue Invert(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject made = realm.NewObject();
        for (Entries entries = Entries.OfObject(realm, call[0]); entries.Next();)
        {
            made.Set(realm, InvertedKey(realm, entries.Value), entries.Key, made);
        }

        return made;
    }

    private static PropertyKey InvertedKey(Realm realm, JsValue value)
    {
        // A plain object says nothing as a text of its own; lodash takes the text of its kind then.
        return value.TryGetObject(out JsObject? target) && !target.Get(realm, Names.ToText).IsCallable
            ? PropertyKey.Of("[object Object]".AsJs())
            : Operations.ToPropertyKey(realm, value);
    }

    private static JsValue InvertBy(in NativeCall call)
    {
        Realm realm = call.Realm;
        Iteratee iteratee = Iteratee.Of(realm, call[1]);
        JsObject made = realm.NewObject();
        using Kept kept = Kept.While(realm, made);
        for (Entries entries = Entries.OfObject(realm, call[0]); entries.Next();)
        {
            JsValue key = entries.Key;
            Append(realm, made, Operations.ToPropertyKey(realm, iteratee.Of1(realm, entries.Value)), key);
        }

        return made;
    }

    private static JsValue MapKeys(in NativeCall call)
    {
        Realm realm = call.Realm;
        Iteratee iteratee = Iteratee.Of(realm, call[1]);
        JsObject made = realm.NewObject();
        using Kept kept = Kept.While(realm, made);
        for (Entries entries = Entries.OfObject(realm, call[0]); entries.Next();)
        {
            JsValue value = entries.Value;
            Assignment.Put(realm, made, Operations.ToPropertyKey(realm, iteratee.Of3(realm, entries)), value);
        }

        return made;
    }

    private static JsValue MapValues(in NativeCall call)
    {
        Realm realm = call.Realm;
        Iteratee iteratee = Iteratee.Of(realm, call[1]);
        JsObject made = realm.NewObject();
        using Kept kept = Kept.While(realm, made);
        for (Entries entries = Entries.OfObject(realm, call[0]); entries.Next();)
        {
            PropertyKey key = entries.PropertyKey;
            Assignment.Put(realm, made, key, iteratee.Of3(realm, entries));
        }

        return made;
    }
}
