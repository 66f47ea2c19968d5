using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Small things: ranges, repeated calls, identifiers, constants, and what adds functions to <c>_</c>.</summary>
internal static class UtilityFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Ends("defaultTo", 2, static (in NativeCall call) => call[0].IsNullish || (call[0].IsNumber && double.IsNaN(call[0].Number)) ? call[1] : call[0]),
        Ends("identity", 1, static (in NativeCall call) => call[0]),
        Chain("mixin", 3, Mixin),
        Ends("noConflict", 0, static (in NativeCall call) => JsLodash.Of(call.Realm)),
        Ends("noop", 0, static (in NativeCall call) => JsValue.Undefined),
        Chain("range", 3, static (in NativeCall call) => Range(call, fromEnd: false)),
        Chain("rangeRight", 3, static (in NativeCall call) => Range(call, fromEnd: true)),
        Ends("runInContext", 1, static (in NativeCall call) => throw call.Realm.TypeError("_.runInContext is not offered: each run of a script has a fresh _ already")),
        Ends("stubArray", 0, static (in NativeCall call) => call.Realm.NewArray([])),
        Ends("stubFalse", 0, static (in NativeCall call) => false),
        Ends("stubObject", 0, static (in NativeCall call) => call.Realm.NewObject()),
        Ends("stubString", 0, static (in NativeCall call) => JsString.EmptyText),
        Ends("stubTrue", 0, static (in NativeCall call) => true),
        Ends("times", 2, Times),
        Ends("uniqueId", 1, static (in NativeCall call) => JsString.Concat(call.Realm, PropertyPath.TextOf(call.Realm, call[0]), NumberText.ToJsString(JsLodash.Of(call.Realm).NextId()))),
    ];

    private static JsValue Times(in NativeCall call)
    {
        Realm realm = call.Realm;
        double count = Numbers.ToInteger(realm, call[0]);
        if (count is < 1 or > 9007199254740991)
        {
            return realm.NewArray([]);
        }

        Iteratee iteratee = Iteratee.Of(realm, call[1]);
        JsArray made = ListView.NewList(realm, (long)Math.Min(count, 1024));
        using Kept kept = Kept.While(realm, made);
        for (double i = 0; i < count; i++)
        {
            realm.Meter.Charge(1);
            made.Push(realm, iteratee.Of1(realm, i));
        }

        return made;
    }

    private static JsValue Range(in NativeCall call, bool fromEnd)
    {
        Realm realm = call.Realm;
        bool isGuarded = Operations.ToBoolean(call[2]) && !call[2].IsNumber && ListView.IsIterateeCall(realm, call[0], call[1], call[2]);
        double start = Numbers.ToFinite(realm, call[0]);
        bool hasEnd = !isGuarded && !call[1].IsUndefined;
        double end = hasEnd ? Numbers.ToFinite(realm, call[1]) : start;
        start = hasEnd ? start : 0;
        double step = isGuarded || call[2].IsUndefined ? start < end ? 1 : -1 : Numbers.ToFinite(realm, call[2]);
        double length = Math.Max(Math.Ceiling((end - start) / (step == 0 ? 1 : step)), 0);
        if (length > 4294967295)
        {
            throw realm.RangeError("Invalid array length");
        }

        JsArray made = ListView.NewList(realm, (long)Math.Min(length, 1024));
        for (double i = 0; i < length; i++)
        {
            realm.Meter.Charge(1);
            made.Push(realm, start);
            start += step;
        }

        if (fromEnd)
        {
            made.DenseSpan.Reverse();
        }

        return made;
    }

    private static JsValue Mixin(in NativeCall call)
    {
        Realm realm = call.Realm;
        bool isOwn = call.Count < 2 || !call[1].IsObject;
        JsObject target = isOwn ? JsLodash.Of(realm) : Operations.ToObject(realm, call[0]);
        JsValue source = isOwn ? call[0] : call[1];
        JsValue options = isOwn ? call[1] : call[2];
        bool chains = !options.TryGetObject(out JsObject? given) || !given.HasProperty(realm, "chain") || Operations.ToBoolean(given.Get(realm, "chain"));
        JsValue prototype = target.IsCallable ? target.Get(realm, Names.Prototype) : JsValue.Undefined;
        for (Entries entries = Entries.OfObject(realm, source); entries.Next();)
        {
            if (!entries.Value.IsCallable)
            {
                continue;
            }

            PropertyKey key = entries.PropertyKey;
            target.Set(realm, key, entries.Value, target);
            if (prototype.TryGetObject(out JsObject? methods))
            {
                methods.Set(realm, key, Captured.Function(realm, WrapperMethods.CallMixed, entries.Value, chains), methods);
            }
        }

        return target;
    }
}
