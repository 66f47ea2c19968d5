using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Parts of arrays.</summary>
internal static class ArrayFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Chain("chunk", 2, Chunk),
        Chain("compact", 1, Compact),
        Chain("concat", 1, Concat),
        Chain("drop", 2, static (in NativeCall call) => Take(call, (length, n) => (Math.Max(n, 0), length))),
        Chain("dropRight", 2, static (in NativeCall call) => Take(call, (length, n) => (0, Math.Max(length - n, 0)))),
        Chain("dropRightWhile", 2, static (in NativeCall call) => While(call, isDrop: true, fromEnd: true)),
        Chain("dropWhile", 2, static (in NativeCall call) => While(call, isDrop: true, fromEnd: false)),
        Chain("fill", 2, Fill),
        Chain("flatten", 1, static (in NativeCall call) => Flatten(call.Realm, call[0], 1)),
        Chain("flattenDeep", 1, static (in NativeCall call) => Flatten(call.Realm, call[0], double.PositiveInfinity)),
        Chain("flattenDepth", 2, static (in NativeCall call) => Flatten(call.Realm, call[0], call[1].IsUndefined ? 1 : Numbers.ToInteger(call.Realm, call[1]))),
        Chain("fromPairs", 1, FromPairs),
        Ends("head", 1, static (in NativeCall call) => ListView.Of(call.Realm, call[0]) is { Length: > 0 } list ? list[0] : JsValue.Undefined),
        Chain("initial", 1, static (in NativeCall call) => ListView.Of(call.Realm, call[0]) is var list ? list.Slice(0, list.Length - 1) : default),
        Ends("join", 2, static (in NativeCall call) => call[0].IsNullish ? JsString.EmptyText : call.Realm.ArrayPrototype.Get(call.Realm, "join").AsObject.Call(call.Realm, call[0], [call[1]])),
        Ends("last", 1, static (in NativeCall call) => ListView.Of(call.Realm, call[0]) is { Length: > 0 } list ? list[list.Length - 1] : JsValue.Undefined),
        Ends("nth", 2, Nth),
        Chain("reverse", 1, static (in NativeCall call) => call[0].IsNullish ? call[0] : call.Realm.ArrayPrototype.Get(call.Realm, "reverse").AsObject.Call(call.Realm, call[0], [])),
        Chain("slice", 3, Slice),
        Chain("tail", 1, static (in NativeCall call) => ListView.Of(call.Realm, call[0]) is var list ? list.Slice(1, list.Length) : default),
        Chain("take", 2, static (in NativeCall call) => Take(call, (length, n) => (0, Math.Max(n, 0)))),
        Chain("takeRight", 2, static (in NativeCall call) => Take(call, (length, n) => (Math.Max(length - n, 0), length))),
        Chain("takeRightWhile", 2, static (in NativeCall call) => While(call, isDrop: false, fromEnd: true)),
        Chain("takeWhile", 2, static (in NativeCall call) => While(call, isDrop: false, fromEnd: false)),
    ];

    /// <summary>Part of a list, with lodash's meaning of positions before the start and behind the end.</summary>
    internal static JsArray Part(ListView list, double start, double end)
    {
        double length = list.Length;
        start = start < 0 ? Math.Max(length + start, 0) : start;
        end = Math.Min(end, length);
        end = end < 0 ? end + length : end;
        return start >= end ? list.Slice(0, 0) : list.Slice((long)start, (long)end);
    }

    internal static JsArray Flatten(Realm realm, JsValue source, double depth, bool isStrict = false, bool listsOnly = false)
    {
        JsArray made = ListView.NewList(realm);
        Flatten(realm, ListView.Of(realm, source), depth, isStrict, listsOnly, made);
        return made;
    }

    internal static JsValue TrySplice(Realm realm, JsValue target, JsArray kept)
    {
        if (!target.TryGetObject(out JsObject? owner))
        {
            throw realm.TypeError("Cannot delete characters of a text");
        }

        if (owner is not JsArray)
        {
            for (double i = kept.Length, length = owner.GetLength(realm); i < length; i++)
            {
                realm.Meter.Charge(1);
                owner.DeleteOrThrow(realm, PropertyKey.OfLength(i));
            }
        }

        for (uint i = 0; i < kept.Length; i++)
        {
            realm.Meter.Charge(1);
            owner.SetOrThrow(realm, new PropertyKey(i), kept.Items[i]);
        }

        owner.SetOrThrow(realm, Names.Length, kept.Length);
        return target;
    }

    private static void Flatten(Realm realm, ListView list, double depth, bool isStrict, bool listsOnly, JsArray made)
    {
        realm.EnterNative();
        for (long i = 0; i < list.Length; i++)
        {
            realm.Meter.Charge(1);
            JsValue item = list[i];
            if (depth > 0 && (listsOnly ? ListView.IsListObject(realm, item) : IsFlattenable(realm, item)))
            {
                if (depth > 1)
                {
                    Flatten(realm, ListView.Of(realm, item), depth - 1, isStrict, listsOnly, made);
                }
                else
                {
                    Append(realm, made, item);
                }
            }
            else if (!isStrict)
            {
                made.Push(realm, item);
            }
        }

        realm.LeaveNative();
    }

    private static void Append(Realm realm, JsArray made, JsValue items)
    {
        ListView list = ListView.Of(realm, items);
        for (long i = 0; i < list.Length; i++)
        {
            realm.Meter.Charge(1);
            made.Push(realm, list[i]);
        }
    }

    private static bool IsFlattenable(Realm realm, JsValue value) =>
        value.IsObject && (Operations.IsArray(realm, value) || value.Cell is JsArguments
            || (value.Cell is not JsArray && Operations.ToBoolean(value.AsObject.Get(realm, JsSymbol.IsConcatSpreadable))));

    private static JsValue Chunk(in NativeCall call)
    {
        Realm realm = call.Realm;
        bool isDefault = call[2].IsUndefined ? call[1].IsUndefined : Operations.ToBoolean(call[2]) ? ListView.IsIterateeCall(realm, call[0], call[1], call[2]) : call[1].IsUndefined;
        double size = isDefault ? 1 : Math.Max(Numbers.ToInteger(realm, call[1]), 0);
        ListView list = ListView.Of(realm, call[0]);
        JsArray made = ListView.NewList(realm);
        for (double at = 0; size >= 1 && at < list.Length; at += size)
        {
            made.Push(realm, Part(list, at, at + size));
        }

        return made;
    }

    private static JsValue Compact(in NativeCall call)
    {
        ListView list = ListView.Of(call.Realm, call[0]);
        JsArray made = ListView.NewList(call.Realm);
        for (long i = 0; i < list.Length; i++)
        {
            call.Realm.Meter.Charge(1);
            JsValue item = list[i];
            if (Operations.ToBoolean(item))
            {
                made.Push(call.Realm, item);
            }
        }

        return made;
    }

    private static JsValue Concat(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsArray made = ListView.NewList(realm);
        for (int i = 0; i < call.Count; i++)
        {
            if (i == 0 ? Operations.IsArray(realm, call[0]) : IsFlattenable(realm, call[i]))
            {
                Append(realm, made, call[i]);
            }
            else
            {
                made.Push(realm, call[i]);
            }
        }

        return made;
    }

    private static JsArray Take(in NativeCall call, Func<double, double, (double Start, double End)> part)
    {
        ListView list = ListView.Of(call.Realm, call[0]);
        bool isDefault = Operations.ToBoolean(call[2]) || call[1].IsUndefined;
        (double start, double end) = part(list.Length, isDefault ? 1 : Numbers.ToInteger(call.Realm, call[1]));
        return Part(list, start, end);
    }

    private static JsArray While(in NativeCall call, bool isDrop, bool fromEnd)
    {
        Realm realm = call.Realm;
        ListView list = ListView.Of(realm, call[0]);
        Iteratee predicate = Iteratee.Of(realm, call[1]);
        long count = 0;
        while (count < list.Length)
        {
            realm.Meter.Charge(1);
            long at = fromEnd ? list.Length - 1 - count : count;
            if (!Operations.ToBoolean(predicate.Of3(realm, list[at], at, list.Source)))
            {
                break;
            }

            count++;
        }

        return isDrop == fromEnd
            ? list.Slice(0, isDrop ? list.Length - count : count)
            : list.Slice(isDrop ? count : list.Length - count, list.Length);
    }

    private static JsValue Fill(in NativeCall call)
    {
        Realm realm = call.Realm;
        ListView list = ListView.Of(realm, call[0]);
        if (list.Length == 0 || !call[0].TryGetObject(out JsObject? target))
        {
            return list.Length == 0 ? realm.NewArray([]) : call[0];
        }

        bool isGuarded = Operations.ToBoolean(call[2]) && !call[2].IsNumber && ListView.IsIterateeCall(realm, call[0], call[1], call[2]);
        double length = list.Length;
        double start = isGuarded ? 0 : Numbers.ToInteger(realm, call[2]);
        start = start < 0 ? Math.Max(length + start, 0) : start;
        double end = isGuarded || call[3].IsUndefined ? length : Math.Min(Numbers.ToInteger(realm, call[3]), length);
        end = end < 0 ? end + length : end;
        for (double i = start; i < end; i++)
        {
            realm.Meter.Charge(1);
            target.Set(realm, PropertyKey.OfLength(i), call[1], target);
        }

        return call[0];
    }

    private static JsValue FromPairs(in NativeCall call)
    {
        Realm realm = call.Realm;
        ListView list = ListView.Of(realm, call[0]);
        JsObject made = realm.NewObject();
        for (long i = 0; i < list.Length; i++)
        {
            realm.Meter.Charge(1);
            JsValue pair = list[i];
            PropertyKey key = Operations.ToPropertyKey(realm, Operations.GetV(realm, pair, new PropertyKey(0)));
            made.Set(realm, key, Operations.GetV(realm, pair, new PropertyKey(1)), made);
        }

        return made;
    }

    private static JsValue Nth(in NativeCall call)
    {
        ListView list = ListView.Of(call.Realm, call[0]);
        double at = Numbers.ToInteger(call.Realm, call[1]);
        at += at < 0 ? list.Length : 0;
        return at >= 0 && at < list.Length ? list[(long)at] : JsValue.Undefined;
    }

    private static JsValue Slice(in NativeCall call)
    {
        Realm realm = call.Realm;
        ListView list = ListView.Of(realm, call[0]);
        if (Operations.ToBoolean(call[2]) && !call[2].IsNumber && ListView.IsIterateeCall(realm, call[0], call[1], call[2]))
        {
            return list.ToArray();
        }

        double start = call[1].IsNullish ? 0 : Numbers.ToInteger(realm, call[1]);
        return Part(list, start, call[2].IsUndefined ? list.Length : Numbers.ToInteger(realm, call[2]));
    }
}
