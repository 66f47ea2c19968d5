using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Places in arrays, also in sorted ones, and arrays turned into each other (<c>zip</c>).</summary>
internal static class SearchFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Ends("findIndex", 3, static (in NativeCall call) => FindIndex(call, fromEnd: false)),
        Ends("findLastIndex", 3, static (in NativeCall call) => FindIndex(call, fromEnd: true)),
        Ends("indexOf", 3, IndexOf),
        Ends("lastIndexOf", 3, LastIndexOf),
        Ends("sortedIndex", 2, static (in NativeCall call) => Place(call.Realm, call[0], call[1], Iteratee.Identity, isLast: false)),
        Ends("sortedIndexBy", 3, static (in NativeCall call) => Place(call.Realm, call[0], call[1], Iteratee.Of(call.Realm, call[2]), isLast: false)),
        Ends("sortedIndexOf", 2, static (in NativeCall call) => PlaceOf(call, isLast: false)),
        Ends("sortedLastIndex", 2, static (in NativeCall call) => Place(call.Realm, call[0], call[1], Iteratee.Identity, isLast: true)),
        Ends("sortedLastIndexBy", 3, static (in NativeCall call) => Place(call.Realm, call[0], call[1], Iteratee.Of(call.Realm, call[2]), isLast: true)),
        Ends("sortedLastIndexOf", 2, static (in NativeCall call) => PlaceOf(call, isLast: true)),
        Chain("unzip", 1, static (in NativeCall call) => Unzip(call.Realm, call[0])),
        Chain("unzipWith", 2, static (in NativeCall call) => Group(call.Realm, Unzip(call.Realm, call[0]), call[1])),
        Chain("zip", 0, static (in NativeCall call) => Unzip(call.Realm, call.Realm.NewArray(call.Arguments.ToArray()))),
        Chain("zipObject", 2, static (in NativeCall call) => ZipObject(call, isDeep: false)),
        Chain("zipObjectDeep", 2, static (in NativeCall call) => ZipObject(call, isDeep: true)),
        Chain("zipWith", 0, ZipWith),
    ];

    /// <summary>Where a value is in a list from a position on, NaN being equal to itself; -1 when nowhere.</summary>
    internal static double Find(Realm realm, ListView list, JsValue value, double from)
    {
        for (long i = (long)from; i < list.Length; i++)
        {
            realm.Meter.Charge(1);
            if (Operations.SameValueZero(list[i], value))
            {
                return i;
            }
        }

        return -1;
    }

    private static JsValue FindIndex(in NativeCall call, bool fromEnd)
    {
        Realm realm = call.Realm;
        ListView list = ListView.Of(realm, call[0]);
        double given = call[2].IsUndefined || (!fromEnd && call[2].IsNull) ? double.NaN : Numbers.ToInteger(realm, call[2]);
        double at = fromEnd ? list.Length - 1 : 0;
        if (!double.IsNaN(given))
        {
            at = given < 0 ? Math.Max(list.Length + given, 0) : fromEnd ? Math.Min(given, list.Length - 1) : given;
        }

        Iteratee predicate = Iteratee.Of(realm, call[1]);
        for (double i = at; i >= 0 && i < list.Length; i += fromEnd ? -1 : 1)
        {
            realm.Meter.Charge(1);
            if (Operations.ToBoolean(predicate.Of3(realm, list[(long)i], i, call[0])))
            {
                return i;
            }
        }

        return -1;
    }

    private static JsValue IndexOf(in NativeCall call)
    {
        ListView list = ListView.Of(call.Realm, call[0]);
        double from = call[2].IsNullish ? 0 : Numbers.ToInteger(call.Realm, call[2]);
        return Find(call.Realm, list, call[1], from < 0 ? Math.Max(list.Length + from, 0) : Math.Min(from, list.Length));
    }

    private static JsValue LastIndexOf(in NativeCall call)
    {
        Realm realm = call.Realm;
        ListView list = ListView.Of(realm, call[0]);
        double at = list.Length;
        if (!call[2].IsUndefined)
        {
            at = Numbers.ToInteger(realm, call[2]);
            at = at < 0 ? Math.Max(list.Length + at, 0) : Math.Min(at, list.Length - 1);
        }

        for (long i = (long)Math.Min(at, list.Length - 1); i >= 0; i--)
        {
            realm.Meter.Charge(1);
            if (Operations.SameValueZero(list[i], call[1]))
            {
                return i;
            }
        }

        return -1;
    }

    private static double Place(Realm realm, JsValue source, JsValue value, Iteratee iteratee, bool isLast)
    {
        ListView list = ListView.Of(realm, source);
        if (list.Length == 0)
        {
            return 0;
        }

        value = iteratee.Of1(realm, value);
        long low = 0;
        long high = list.Length;
        while (low < high)
        {
            long middle = (low + high) / 2;
            if (IsBefore(realm, iteratee.Of1(realm, list[middle]), value, isLast))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return Math.Min(high, 4294967294);
    }

    // Symbols come behind everything comparable, then null, then undefined, then NaN.
    private static bool IsBefore(Realm realm, JsValue item, JsValue value, bool isLast)
    {
        int rank = Rank(item);
        int wanted = Rank(value);
        if (wanted > 0 || rank > 0)
        {
            return rank == wanted ? isLast : rank < wanted;
        }

        return Operations.Compare(realm, isLast ? OpCode.LessEqual : OpCode.Less, item, value);
    }

    private static int Rank(JsValue value) =>
        value.IsNumber && double.IsNaN(value.Number) ? 4 : value.IsUndefined ? 3 : value.IsNull ? 2 : value.IsSymbol ? 1 : 0;

    private static JsValue PlaceOf(in NativeCall call, bool isLast)
    {
        ListView list = ListView.Of(call.Realm, call[0]);
        double at = Place(call.Realm, call[0], call[1], Iteratee.Identity, isLast) - (isLast ? 1 : 0);
        return at >= 0 && at < list.Length && Operations.SameValueZero(list[(long)at], call[1]) ? at : -1;
    }

    private static JsArray Unzip(Realm realm, JsValue source)
    {
        ListView groups = ListView.Of(realm, source);
        var lists = new List<ListView>();
        long length = 0;
        for (long i = 0; i < groups.Length; i++)
        {
            realm.Meter.Charge(1);
            if (ListView.IsListObject(realm, groups[i]))
            {
                realm.Meter.Allocate(40);
                ListView list = ListView.Of(realm, groups[i]);
                lists.Add(list);
                length = Math.Max(length, list.Length);
            }
        }

        JsArray made = ListView.NewList(realm);
        for (long at = 0; at < length; at++)
        {
            JsArray group = ListView.NewList(realm, Math.Min(lists.Count, 1024));
            foreach (ListView list in lists)
            {
                realm.Meter.Charge(1);
                group.Push(realm, list[at]);
            }

            made.Push(realm, group);
        }

        return made;
    }

    private static JsArray Group(Realm realm, JsArray groups, JsValue iteratee)
    {
        if (iteratee.IsNullish)
        {
            return groups;
        }

        using Kept kept = Kept.While(realm, groups);
        for (uint i = 0; i < groups.Length; i++)
        {
            realm.Meter.Charge(1);
            groups.Items[i] = realm.Call(iteratee, JsValue.Undefined, ((JsArray)groups.Items[i].AsObject).DenseSpan);
        }

        return groups;
    }

    private static JsValue ZipWith(in NativeCall call)
    {
        JsValue last = call[call.Count - 1];
        int count = call.Count > 1 && last.IsCallable ? call.Count - 1 : call.Count;
        return Group(call.Realm, Unzip(call.Realm, call.Realm.NewArray(call.Arguments[..count].ToArray())), count < call.Count ? last : JsValue.Undefined);
    }

    private static JsValue ZipObject(in NativeCall call, bool isDeep)
    {
        Realm realm = call.Realm;
        ListView keys = ListView.Of(realm, call[0]);
        ListView values = ListView.Of(realm, call[1]);
        JsObject made = realm.NewObject();
        for (long i = 0; i < keys.Length; i++)
        {
            realm.Meter.Charge(1);
            JsValue value = i < values.Length ? values[i] : JsValue.Undefined;
            if (isDeep)
            {
                PropertyPath.Of(realm, keys[i]).Set(realm, made, value);
            }
            else
            {
                Assignment.Assign(realm, made, Operations.ToPropertyKey(realm, keys[i]), value);
            }
        }

        return made;
    }
}
