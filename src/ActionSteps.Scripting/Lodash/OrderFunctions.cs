using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Sorting by criteria.</summary>
internal static class OrderFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Chain("orderBy", 4, OrderBy),
        Chain("sortBy", 1, SortBy),
    ];

    /// <summary>Less than zero when the first stands before the second: symbols come behind everything comparable, then null, undefined and NaN.</summary>
    internal static int Compare(Realm realm, JsValue value, JsValue other)
    {
        if (value.IsNumber && other.IsNumber && !double.IsNaN(value.Number) && !double.IsNaN(other.Number))
        {
            return value.Number.CompareTo(other.Number + 0.0) is var order && value.Number == other.Number ? 0 : order;
        }

        if (Operations.StrictEquals(value, other))
        {
            return 0;
        }

        int rank = Rank(value);
        int otherRank = Rank(other);
        if (rank > 0 || otherRank > 0)
        {
            return rank == otherRank ? (rank is 1 or 4 ? 1 : 0) : rank.CompareTo(otherRank);
        }

        return Operations.Compare(realm, OpCode.Greater, value, other) ? 1 : Operations.Compare(realm, OpCode.Less, value, other) ? -1 : 0;
    }

    private static int Rank(JsValue value) =>
        value.IsNumber ? double.IsNaN(value.Number) ? 4 : 0 : value.IsUndefined ? 3 : value.IsNull ? 2 : value.IsSymbol ? 1 : 0;

    private static JsValue SortBy(in NativeCall call)
    {
        Realm realm = call.Realm;
        int count = call.Count - 1;
        ReadOnlySpan<JsValue> given = call.Count > 1 ? call.Arguments[1..] : [];
        if (count > 1 && ListView.IsIterateeCall(realm, call[0], given[0], given[1]))
        {
            given = [];
        }
        else if (count > 2 && ListView.IsIterateeCall(realm, given[0], given[1], given[2]))
        {
            given = given[..1];
        }

        JsArray iteratees = ArrayFunctions.Flatten(realm, realm.NewArray(given.ToArray()), 1);
        return Sort(realm, call[0], iteratees, []);
    }

    private static JsValue OrderBy(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsArray iteratees = AsList(realm, call[1]);
        JsArray orders = AsList(realm, Operations.ToBoolean(call[3]) ? JsValue.Undefined : call[2]);
        var falls = new bool[orders.Length];
        for (int i = 0; i < falls.Length; i++)
        {
            realm.Meter.Charge(1);
            JsValue order = orders.Items[i];
            falls[i] = Operations.LooseEquals(realm, order, "desc");
        }

        return Sort(realm, call[0], iteratees, falls);
    }

    private static JsArray AsList(Realm realm, JsValue value) =>
        value.IsNullish ? realm.NewArray([]) : Operations.IsArray(realm, value) ? ListView.Of(realm, value).ToArray() : realm.NewArray([value]);

    private static JsArray Sort(Realm realm, JsValue collection, JsArray iteratees, bool[] falls)
    {
        var criteria = new Iteratee[Math.Max(iteratees.Length, 1)];
        realm.Meter.Allocate(80L * criteria.Length);
        for (uint i = 0; i < iteratees.Length; i++)
        {
            realm.Meter.Charge(1);
            JsValue iteratee = iteratees.Items[i];
            criteria[i] = Operations.IsArray(realm, iteratee) ? Iteratee.Property(realm, iteratee) : Iteratee.Of(realm, iteratee);
        }

        Entries entries = Entries.Of(realm, collection);
        JsArray values = ListView.NewList(realm);
        JsArray keys = ListView.NewList(realm);
        using Kept keptValues = Kept.While(realm, values);
        using Kept keptKeys = Kept.While(realm, keys);
        while (entries.Next())
        {
            JsValue value = entries.Value;
            foreach (Iteratee criterion in criteria)
            {
                realm.Meter.Charge(1);
                keys.Push(realm, criterion.Of1(realm, value));
            }

            values.Push(realm, value);
        }

        int count = (int)values.Length;
        realm.Meter.Allocate(24L * count);
        var places = new int[count];
        for (int i = 0; i < count; i++)
        {
            places[i] = i;
        }

        MergeSort.Sort(realm, places, count, new KeyOrder(realm, keys.Items, criteria.Length, falls));
        var sorted = new JsValue[count];
        for (int i = 0; i < count; i++)
        {
            sorted[i] = values.Items[places[i]];
        }

        return realm.NewArray(sorted);
    }

    private readonly struct KeyOrder(Realm realm, JsValue[] keys, int width, bool[] falls) : MergeSort.IOrder<int>
    {
        public bool IsReversed(in int first, in int second)
        {
            for (int i = 0; i < width; i++)
            {
                realm.Meter.Charge(1);
                int order = Compare(realm, keys[(second * width) + i], keys[(first * width) + i]);
                if (order != 0)
                {
                    return i < falls.Length && falls[i] ? order > 0 : order < 0;
                }
            }

            return first > second;
        }
    }
}
