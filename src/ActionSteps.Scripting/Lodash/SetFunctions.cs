using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Arrays as sets; each function also with an iteratee (<c>By</c>) or a comparator (<c>With</c>).</summary>
internal static class SetFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Chain("difference", 1, static (in NativeCall call) => Difference(call, By.Value)),
        Chain("differenceBy", 1, static (in NativeCall call) => Difference(call, By.Iteratee)),
        Chain("differenceWith", 1, static (in NativeCall call) => Difference(call, By.Comparator)),
        Chain("intersection", 0, static (in NativeCall call) => Intersection(call, By.Value)),
        Chain("intersectionBy", 0, static (in NativeCall call) => Intersection(call, By.Iteratee)),
        Chain("intersectionWith", 0, static (in NativeCall call) => Intersection(call, By.Comparator)),
        Chain("union", 0, static (in NativeCall call) => Union(call, By.Value)),
        Chain("unionBy", 0, static (in NativeCall call) => Union(call, By.Iteratee)),
        Chain("unionWith", 0, static (in NativeCall call) => Union(call, By.Comparator)),
        Chain("uniq", 1, static (in NativeCall call) => Unique(call.Realm, ListView.Of(call.Realm, call[0]), Iteratee.Identity, null)),
        Chain("uniqBy", 2, static (in NativeCall call) => Unique(call.Realm, ListView.Of(call.Realm, call[0]), Iteratee.Of(call.Realm, call[1]), null)),
        Chain("uniqWith", 2, static (in NativeCall call) => Unique(call.Realm, ListView.Of(call.Realm, call[0]), Iteratee.Identity, call[1].IsCallable ? call[1].AsObject : null)),
        Chain("without", 1, Without),
        Chain("xor", 0, static (in NativeCall call) => Xor(call, By.Value)),
        Chain("xorBy", 0, static (in NativeCall call) => Xor(call, By.Iteratee)),
        Chain("xorWith", 0, static (in NativeCall call) => Xor(call, By.Comparator)),
        Chain("pull", 1, static (in NativeCall call) => Pull(call.Realm, call[0], call.Realm.NewArray(call.Arguments.Length > 1 ? call.Arguments[1..].ToArray() : []), Iteratee.Identity, null)),
        Chain("pullAll", 2, static (in NativeCall call) => Pull(call.Realm, call[0], call[1], Iteratee.Identity, null)),
        Chain("pullAllBy", 3, static (in NativeCall call) => Pull(call.Realm, call[0], call[1], Iteratee.Of(call.Realm, call[2]), null)),
        Chain("pullAllWith", 3, static (in NativeCall call) => Pull(call.Realm, call[0], call[1], Iteratee.Identity, RequireComparator(call))),
        Chain("pullAt", 1, PullAt),
        Chain("remove", 2, Remove),
        Chain("sortedUniq", 1, static (in NativeCall call) => SortedUnique(call, Iteratee.Identity)),
        Chain("sortedUniqBy", 2, static (in NativeCall call) => SortedUnique(call, Iteratee.Of(call.Realm, call[1]))),
    ];

    private enum By
    {
        Value,
        Iteratee,
        Comparator,
    }

    internal static JsArray Unique(Realm realm, ListView list, Iteratee iteratee, JsObject? comparator)
    {
        var seen = new ValueSet(realm, comparator);
        JsArray made = ListView.NewList(realm);
        using Kept keptSeen = Kept.While(realm, seen.Cell);
        using Kept kept = Kept.While(realm, made);
        for (long i = 0; i < list.Length; i++)
        {
            realm.Meter.Charge(1);
            JsValue item = list[i];
            JsValue computed = iteratee.Of1(realm, item);
            if (!seen.Has(computed))
            {
                seen.Add(computed);
                made.Push(realm, seen.Plain(item));
            }
        }

        return made;
    }

    private static JsArray Without(Realm realm, ListView list, ListView unwanted, Iteratee iteratee, JsObject? comparator)
    {
        JsArray made = ListView.NewList(realm);
        if (list.Length == 0)
        {
            return made;
        }

        ValueSet excluded = ValueSet.Of(realm, unwanted, iteratee, comparator);
        using Kept keptSeen = Kept.While(realm, excluded.Cell);
        using Kept kept = Kept.While(realm, made);
        for (long i = 0; i < list.Length; i++)
        {
            realm.Meter.Charge(1);
            JsValue item = list[i];
            if (!excluded.Has(iteratee.Of1(realm, item)))
            {
                made.Push(realm, excluded.Plain(item));
            }
        }

        return made;
    }

    // The iteratee or comparator at the end of the arguments; the number of arrays before it.
    private static int ReadLast(in NativeCall call, By by, out Iteratee iteratee, out JsObject? comparator)
    {
        (iteratee, comparator) = (Iteratee.Identity, null);
        JsValue last = call[call.Count - 1];
        if (by == By.Value || call.Count == 0)
        {
            return call.Count;
        }

        if (by == By.Comparator)
        {
            comparator = last.IsCallable ? last.AsObject : null;
        }
        else if (!ListView.IsListObject(call.Realm, last))
        {
            iteratee = Iteratee.Of(call.Realm, last);
        }

        return ListView.IsListObject(call.Realm, last) ? call.Count : call.Count - 1;
    }

    private static JsArray Difference(in NativeCall call, By by)
    {
        Realm realm = call.Realm;
        if (!ListView.IsListObject(realm, call[0]))
        {
            return realm.NewArray([]);
        }

        int count = ReadLast(call, by, out Iteratee iteratee, out JsObject? comparator);
        JsArray unwanted = Together(call, 1, count);
        return Without(realm, ListView.Of(realm, call[0]), ListView.Of(realm, unwanted), iteratee, comparator);
    }

    private static JsArray Together(in NativeCall call, int from, int to)
    {
        Realm realm = call.Realm;
        JsArray lists = realm.NewArray(to > from ? call.Arguments[from..to].ToArray() : []);
        return ArrayFunctions.Flatten(realm, lists, 1, isStrict: true, listsOnly: true);
    }

    private static JsValue Without(in NativeCall call)
    {
        Realm realm = call.Realm;
        return ListView.IsListObject(realm, call[0])
            ? Without(realm, ListView.Of(realm, call[0]), ListView.Of(realm, realm.NewArray(call.Count > 1 ? call.Arguments[1..].ToArray() : [])), Iteratee.Identity, null)
            : realm.NewArray([]);
    }

    private static JsArray Union(in NativeCall call, By by)
    {
        int count = ReadLast(call, by, out Iteratee iteratee, out JsObject? comparator);
        return Unique(call.Realm, ListView.Of(call.Realm, Together(call, 0, count)), iteratee, comparator);
    }

    private static JsArray Intersection(in NativeCall call, By by)
    {
        Realm realm = call.Realm;
        int count = ReadLast(call, by, out Iteratee iteratee, out JsObject? comparator);
        JsArray made = ListView.NewList(realm);
        if (count == 0 || !ListView.IsListObject(realm, call[0]))
        {
            return made;
        }

        var seen = new ValueSet(realm, comparator);
        var others = new ValueSet[count - 1];
        using Kept kept = Kept.While(realm, made);
        kept.Add(seen.Cell);
        for (int i = 1; i < count; i++)
        {
            ListView other = ListView.Of(realm, ListView.IsListObject(realm, call[i]) ? call[i] : JsValue.Undefined);
            others[i - 1] = ValueSet.Of(realm, other, iteratee, comparator);
            kept.Add(others[i - 1].Cell);
        }

        ListView list = ListView.Of(realm, call[0]);
        for (long i = 0; i < list.Length; i++)
        {
            realm.Meter.Charge(1);
            JsValue item = list[i];
            JsValue computed = iteratee.Of1(realm, item);
            if (!seen.Has(computed) && IsInAll(others, computed))
            {
                seen.Add(computed);
                made.Push(realm, seen.Plain(item));
            }
        }

        return made;
    }

    private static bool IsInAll(ValueSet[] sets, JsValue value)
    {
        foreach (ValueSet set in sets)
        {
            if (!set.Has(value))
            {
                return false;
            }
        }

        return true;
    }

    private static JsArray Xor(in NativeCall call, By by)
    {
        Realm realm = call.Realm;
        int count = ReadLast(call, by, out Iteratee iteratee, out JsObject? comparator);
        JsArray lists = ListView.NewList(realm);
        for (int i = 0; i < count; i++)
        {
            if (ListView.IsListObject(realm, call[i]))
            {
                lists.Push(realm, call[i]);
            }
        }

        if (lists.Length < 2)
        {
            return lists.Length == 0 ? lists : Unique(realm, ListView.Of(realm, lists.Items[0]), Iteratee.Identity, null);
        }

        JsArray left = ListView.NewList(realm);
        for (uint i = 0; i < lists.Length; i++)
        {
            JsValue rest = lists.Items[i];
            for (uint j = 0; j < lists.Length; j++)
            {
                if (i != j)
                {
                    rest = Without(realm, ListView.Of(realm, rest), ListView.Of(realm, lists.Items[j]), iteratee, comparator);
                }
            }

            left.Push(realm, rest);
        }

        return Unique(realm, ListView.Of(realm, ArrayFunctions.Flatten(realm, left, 1)), iteratee, comparator);
    }

    private static JsObject? RequireComparator(in NativeCall call)
    {
        bool isUsed = !call[2].IsNullish && ListView.Of(call.Realm, call[0]).Length > 0 && ListView.Of(call.Realm, call[1]).Length > 0;
        return !isUsed ? null : call[2].IsCallable ? call[2].AsObject : throw call.Realm.TypeError("comparator is not a function");
    }

    private static JsValue Pull(Realm realm, JsValue target, JsValue unwanted, Iteratee iteratee, JsObject? comparator)
    {
        ListView list = ListView.Of(realm, target);
        ListView values = ListView.Of(realm, unwanted);
        if (list.Length == 0 || values.Length == 0)
        {
            return target;
        }

        ValueSet excluded = ValueSet.Of(realm, values, iteratee, comparator);
        JsArray left = ListView.NewList(realm);
        using Kept kept = Kept.While(realm, left);
        kept.Add(excluded.Cell);
        for (long i = 0; i < list.Length; i++)
        {
            realm.Meter.Charge(1);
            JsValue item = list[i];
            if (!excluded.Has(iteratee.Of1(realm, item)))
            {
                left.Push(realm, item);
            }
        }

        return left.Length == list.Length ? target : ArrayFunctions.TrySplice(realm, target, left);
    }

    private static JsValue PullAt(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsArray places = ArrayFunctions.Flatten(realm, realm.NewArray(call.Count > 1 ? call.Arguments[1..].ToArray() : []), 1);
        ListView list = ListView.Of(realm, call[0]);
        JsArray made = ListView.NewList(realm);
        var gone = new HashSet<double>();
        for (uint i = 0; i < places.Length; i++)
        {
            JsValue place = places.Items[i];
            realm.Meter.Allocate(32);
            made.Push(realm, call[0].IsNullish ? JsValue.Undefined : PropertyPath.Of(realm, place).Get(realm, call[0]));
            if (PropertyPath.IsIndex(realm, place, list.Length))
            {
                gone.Add(Operations.ToNumber(realm, place));
            }
            else if (!PropertyPath.IsIndex(realm, place, double.MaxValue))
            {
                PathFunctions.Unset(realm, call[0], PropertyPath.Of(realm, place));
            }
        }

        if (gone.Count > 0)
        {
            JsArray left = ListView.NewList(realm);
            for (long i = 0; i < list.Length; i++)
            {
                realm.Meter.Charge(1);
                if (!gone.Contains(i))
                {
                    left.Push(realm, list[i]);
                }
            }

            ArrayFunctions.TrySplice(realm, call[0], left);
        }

        return made;
    }

    private static JsValue Remove(in NativeCall call)
    {
        Realm realm = call.Realm;
        ListView list = ListView.Of(realm, call[0]);
        JsArray removed = ListView.NewList(realm);
        JsArray left = ListView.NewList(realm);
        using Kept keptRemoved = Kept.While(realm, removed);
        using Kept keptLeft = Kept.While(realm, left);
        Iteratee predicate = Iteratee.Of(realm, call[1]);
        for (long i = 0; i < list.Length; i++)
        {
            realm.Meter.Charge(1);
            JsValue item = list[i];
            (Operations.ToBoolean(predicate.Of3(realm, item, i, call[0])) ? removed : left).Push(realm, item);
        }

        if (removed.Length > 0)
        {
            ArrayFunctions.TrySplice(realm, call[0], left);
        }

        return removed;
    }

    private static JsArray SortedUnique(in NativeCall call, Iteratee iteratee)
    {
        Realm realm = call.Realm;
        ListView list = ListView.Of(realm, call[0]);
        JsArray made = ListView.NewList(realm);
        JsValue last = JsValue.Empty;
        for (long i = 0; i < list.Length; i++)
        {
            realm.Meter.Charge(1);
            JsValue item = list[i];
            JsValue computed = iteratee.Of1(realm, item);
            if (last.IsEmpty || !Operations.SameValueZero(computed, last))
            {
                last = computed;
                made.Push(realm, item.IsNumber && item.Number == 0 ? 0 : item);
            }
        }

        return made;
    }
}
