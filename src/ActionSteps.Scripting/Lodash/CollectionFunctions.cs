using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Functions that visit the items of a list or the values of an object.</summary>
internal static class CollectionFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Ends("every", 3, static (in NativeCall call) => !Any(call, wanted: false)),
        Chain("filter", 2, static (in NativeCall call) => Filter(call, wanted: true)),
        Ends("find", 3, static (in NativeCall call) => Find(call, fromEnd: false)),
        Ends("findLast", 3, static (in NativeCall call) => Find(call, fromEnd: true)),
        Chain("flatMap", 2, static (in NativeCall call) => ArrayFunctions.Flatten(call.Realm, Map(call), 1)),
        Chain("flatMapDeep", 2, static (in NativeCall call) => ArrayFunctions.Flatten(call.Realm, Map(call), double.PositiveInfinity)),
        Chain("flatMapDepth", 3, static (in NativeCall call) => ArrayFunctions.Flatten(call.Realm, Map(call), call[2].IsUndefined ? 1 : Numbers.ToInteger(call.Realm, call[2]))),
        Ends("forEach", 2, static (in NativeCall call) => ForEach(call, Entries.Of(call.Realm, call[0]))),
        Ends("forEachRight", 2, static (in NativeCall call) => ForEach(call, Entries.Of(call.Realm, call[0], fromEnd: true))),
        Ends("forIn", 2, static (in NativeCall call) => ForEach(call, Entries.OfObject(call.Realm, call[0], inherited: true))),
        Ends("forInRight", 2, static (in NativeCall call) => ForEach(call, Entries.OfObject(call.Realm, call[0], fromEnd: true, inherited: true))),
        Ends("forOwn", 2, static (in NativeCall call) => ForEach(call, Entries.OfObject(call.Realm, call[0]))),
        Ends("forOwnRight", 2, static (in NativeCall call) => ForEach(call, Entries.OfObject(call.Realm, call[0], fromEnd: true))),
        Ends("includes", 4, Includes),
        Chain("invokeMap", 2, InvokeMap),
        Chain("map", 2, static (in NativeCall call) => Map(call)),
        Ends("reduce", 3, static (in NativeCall call) => Reduce(call, fromEnd: false)),
        Ends("reduceRight", 3, static (in NativeCall call) => Reduce(call, fromEnd: true)),
        Chain("reject", 2, static (in NativeCall call) => Filter(call, wanted: false)),
        Ends("sample", 1, Sample),
        Chain("sampleSize", 3, SampleSize),
        Chain("shuffle", 1, static (in NativeCall call) => Shuffle(call.Realm, Values(call.Realm, call[0]), double.PositiveInfinity)),
        Ends("size", 1, static (in NativeCall call) => Size(call.Realm, call[0])),
        Ends("some", 3, static (in NativeCall call) => Any(call, wanted: true)),
        Chain("transform", 3, Transform),
    ];

    /// <summary>The items or values as an array of their own.</summary>
    internal static JsArray Values(Realm realm, JsValue collection)
    {
        if (ListView.TryRead(realm, collection, out ListView list))
        {
            return list.ToArray();
        }

        JsArray made = ListView.NewList(realm);
        for (Entries entries = Entries.Of(realm, collection); entries.Next();)
        {
            made.Push(realm, entries.Value);
        }

        return made;
    }

    internal static double Size(Realm realm, JsValue collection)
    {
        if (ListView.TryRead(realm, collection, out ListView list))
        {
            return collection.IsString ? TextUnits.Count(realm, collection.AsString.Text) : list.Length;
        }

        return collection.Cell switch
        {
            JsMap map => map.Table.Count,
            JsSet set => set.Table.Count,
            _ => Entries.Of(realm, collection).Count,
        };
    }

    private static bool Any(in NativeCall call, bool wanted)
    {
        Realm realm = call.Realm;
        bool isGuarded = Operations.ToBoolean(call[2]) && ListView.IsIterateeCall(realm, call[0], call[1], call[2]);
        Iteratee predicate = Iteratee.Of(realm, isGuarded ? JsValue.Undefined : call[1]);
        for (Entries entries = Entries.Of(realm, call[0]); entries.Next();)
        {
            if (predicate.Test(realm, entries) == wanted)
            {
                return true;
            }
        }

        return false;
    }

    private static JsValue Filter(in NativeCall call, bool wanted)
    {
        Realm realm = call.Realm;
        Iteratee predicate = Iteratee.Of(realm, call[1]);
        JsArray made = ListView.NewList(realm);
        using Kept kept = Kept.While(realm, made);
        for (Entries entries = Entries.Of(realm, call[0]); entries.Next();)
        {
            JsValue item = entries.Value;
            if (predicate.Test(realm, entries) == wanted)
            {
                made.Push(realm, item);
            }
        }

        return made;
    }

    private static JsValue Find(in NativeCall call, bool fromEnd)
    {
        Realm realm = call.Realm;
        Iteratee predicate = Iteratee.Of(realm, call[1]);
        Entries entries = Entries.Of(realm, call[0], fromEnd);
        double from = call[2].IsUndefined ? double.NaN : Numbers.ToInteger(realm, call[2]);
        double skip = 0;
        if (!double.IsNaN(from))
        {
            double at = from < 0 ? Math.Max(entries.Count + from, 0) : Math.Min(from, fromEnd ? entries.Count - 1 : entries.Count);
            skip = fromEnd ? entries.Count - 1 - at : at;
        }

        while (entries.Next())
        {
            if (skip-- <= 0 && predicate.Test(realm, entries))
            {
                return entries.Value;
            }
        }

        return JsValue.Undefined;
    }

    private static JsValue ForEach(in NativeCall call, Entries entries)
    {
        Realm realm = call.Realm;
        Iteratee visit = Iteratee.Of(realm, call[1]);
        while (entries.Next() && !visit.Of3(realm, entries).IsFalse)
        {
        }

        return call[0];
    }

    private static JsValue Includes(in NativeCall call)
    {
        Realm realm = call.Realm;
        double from = Operations.ToBoolean(call[2]) && !Operations.ToBoolean(call[3]) ? Numbers.ToInteger(realm, call[2]) : 0;
        JsValue source = ListView.IsList(realm, call[0]) ? call[0] : Values(realm, call[0]);
        ListView list = ListView.Of(realm, source);
        from = from < 0 ? Math.Max(list.Length + from, 0) : from;
        if (source.Cell is JsString text)
        {
            string wanted = Operations.ToText(realm, call[1]);
            realm.Meter.Charge(1 + (text.Length / 8L));
            return from <= text.Length && TextSearch.IndexOf(realm, text.Text, wanted, (int)from) >= 0;
        }

        return list.Length > 0 && SearchFunctions.Find(realm, list, call[1], Math.Min(from, list.Length)) >= 0;
    }

    private static JsValue InvokeMap(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsValue[] arguments = call.Count > 2 ? call.Arguments[2..].ToArray() : [];
        JsArray made = ListView.NewList(realm);
        using Kept kept = Kept.While(realm, made);
        PropertyPath path = call[1].IsCallable ? default : PropertyPath.Of(realm, call[1]);
        for (Entries entries = Entries.Of(realm, call[0]); entries.Next();)
        {
            made.Push(realm, call[1].IsCallable ? realm.Call(call[1], entries.Value, arguments) : PathFunctions.Invoke(realm, entries.Value, path, arguments));
        }

        return made;
    }

    private static JsArray Map(in NativeCall call)
    {
        Realm realm = call.Realm;
        Iteratee iteratee = Iteratee.Of(realm, call[1]);
        Entries entries = Entries.Of(realm, call[0]);
        JsArray made = ListView.NewList(realm, Math.Min(entries.Count, 1024));
        using Kept kept = Kept.While(realm, made);
        while (entries.Next())
        {
            made.Push(realm, iteratee.Of3(realm, entries));
        }

        return made;
    }

    private static JsValue Reduce(in NativeCall call, bool fromEnd)
    {
        Realm realm = call.Realm;
        Entries entries = Entries.Of(realm, call[0], fromEnd);
        JsValue result = call[2];
        if (call.Count < 3 && entries.Next())
        {
            result = entries.Value;
        }

        Iteratee iteratee = Iteratee.Of(realm, call[1]);
        while (entries.Next())
        {
            // Short forms and identity see the result so far, as their first argument.
            result = iteratee.Function is { } function
                ? function.Call(realm, JsValue.Undefined, [result, entries.Value, entries.Key, call[0]])
                : iteratee.Of1(realm, result);
        }

        return result;
    }

    private static JsValue Sample(in NativeCall call)
    {
        JsArray values = Values(call.Realm, call[0]);
        return values.Length == 0 ? JsValue.Undefined : values.Items[(int)(call.Realm.Options.Random.NextDouble() * values.Length)];
    }

    private static JsValue SampleSize(in NativeCall call)
    {
        bool isDefault = Operations.ToBoolean(call[2]) ? ListView.IsIterateeCall(call.Realm, call[0], call[1], call[2]) : call[1].IsUndefined;
        double count = isDefault ? 1 : Math.Max(Numbers.ToInteger(call.Realm, call[1]), 0);
        return Shuffle(call.Realm, Values(call.Realm, call[0]), count);
    }

    private static JsArray Shuffle(Realm realm, JsArray values, double count)
    {
        uint length = values.Length;
        uint wanted = (uint)Math.Min(count, length);
        for (uint i = 0; i < wanted; i++)
        {
            realm.Meter.Charge(1);
            uint other = i + (uint)(realm.Options.Random.NextDouble() * (length - i));
            (values.Items[i], values.Items[other]) = (values.Items[other], values.Items[i]);
        }

        values.SetLength(realm, wanted);
        return values;
    }

    private static JsValue Transform(in NativeCall call)
    {
        Realm realm = call.Realm;
        bool isList = call[0].Cell is JsArray or JsTypedArray;
        JsValue result = call[2];
        if (result.IsNullish)
        {
            result = isList ? realm.NewArray([])
                : call[0].TryGetObject(out JsObject? source) && source.Get(realm, Names.Constructor).IsCallable ? DeepCopy.NewLike(realm, source) : realm.NewObject();
        }

        Iteratee iteratee = Iteratee.Of(realm, call[1]);
        using Kept kept = Kept.While(realm, result.Cell ?? JsTag.Undefined);
        for (Entries entries = isList ? Entries.Of(realm, call[0]) : Entries.OfObject(realm, call[0]); entries.Next();)
        {
            JsValue answer = iteratee.Function is { } function
                ? function.Call(realm, JsValue.Undefined, [result, entries.Value, entries.Key, call[0]])
                : iteratee.Of1(realm, result);
            if (answer.IsFalse)
            {
                break;
            }
        }

        return result;
    }
}
