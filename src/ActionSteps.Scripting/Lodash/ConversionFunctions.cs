using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Conversions.</summary>
internal static class ConversionFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Chain("castArray", 1, static (in NativeCall call) => call.Count == 0 ? call.Realm.NewArray([]) : Operations.IsArray(call.Realm, call[0]) ? call[0] : call.Realm.NewArray([call[0]])),
        Chain("toArray", 1, static (in NativeCall call) => ToArray(call.Realm, call[0])),
        Ends("toFinite", 1, static (in NativeCall call) => Numbers.ToFinite(call.Realm, call[0])),
        Ends("toInteger", 1, static (in NativeCall call) => Numbers.ToInteger(call.Realm, call[0])),
        Ends("toLength", 1, static (in NativeCall call) => Math.Clamp(Numbers.ToInteger(call.Realm, call[0]), 0, 4294967295) + 0.0),
        Ends("toNumber", 1, static (in NativeCall call) => Numbers.ToNumber(call.Realm, call[0])),
        Chain("toPlainObject", 1, static (in NativeCall call) => ToPlain(call.Realm, call[0])),
        Ends("toSafeInteger", 1, static (in NativeCall call) => Math.Clamp(Numbers.ToInteger(call.Realm, call[0]), -9007199254740991, 9007199254740991)),
        Ends("toString", 1, static (in NativeCall call) => PropertyPath.TextOf(call.Realm, call[0])),
    ];

    internal static JsObject ToPlain(Realm realm, JsValue value)
    {
        JsObject made = realm.NewObject();
        for (Entries entries = Entries.OfObject(realm, value, inherited: true); entries.Next();)
        {
            Assignment.Put(realm, made, entries.PropertyKey, entries.Value);
        }

        return made;
    }

    internal static JsArray ToArray(Realm realm, JsValue value)
    {
        if (value.Cell is JsString text)
        {
            return TextUnits.Split(realm, text.Text);
        }

        if (value.Cell is JsMap or JsSet)
        {
            return Tags.Entries(realm, value.AsObject);
        }

        if (!ListView.IsList(realm, value) && value.TryGetObject(out JsObject? source) && source.Get(realm, JsSymbol.Iterator).IsCallable)
        {
            JsArray made = ListView.NewList(realm);
            using Kept kept = Kept.While(realm, made);
            IteratorRecord items = IteratorRecord.Get(realm, value);
            while (items.TryNext(realm, out JsValue item))
            {
                realm.Meter.Charge(1);
                made.Push(realm, item);
            }

            return made;
        }

        return Operations.ToBoolean(value) ? CollectionFunctions.Values(realm, value) : realm.NewArray([]);
    }
}
