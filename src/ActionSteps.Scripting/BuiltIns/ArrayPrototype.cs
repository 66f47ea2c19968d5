using System.Diagnostics.CodeAnalysis;
using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Array.prototype</c>: the table of its methods; they are grouped in the other parts by what they do.</summary>
internal static partial class ArrayPrototype
{
    private const double MaxLength = 9007199254740991;

    /// <summary>The code of <c>values</c>, by which the engine knows that nobody has changed how arrays are iterated.</summary>
    internal static readonly NativeBody ValuesBody = static (in NativeCall call) => Iterate(call, ArrayIterationKind.Values);

    private static readonly NativeBody s_join = Join;

    private static readonly string[] s_unscopables =
    [
        "at", "copyWithin", "entries", "fill", "find", "findIndex", "findLast", "findLastIndex", "flat", "flatMap", "includes", "keys", "values",
        "toReversed", "toSorted", "toSpliced",
    ];

    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Array),
        Method("at", 1, At),
        Method("concat", 1, Concat),
        Method("copyWithin", 2, CopyWithin),
        Method("entries", 0, static (in NativeCall call) => Iterate(call, ArrayIterationKind.Entries)),
        Method("every", 1, Every),
        Method("fill", 1, Fill),
        Method("filter", 1, Filter),
        Method("find", 1, static (in NativeCall call) => Find(call, fromEnd: false, wantsIndex: false)),
        Method("findIndex", 1, static (in NativeCall call) => Find(call, fromEnd: false, wantsIndex: true)),
        Method("findLast", 1, static (in NativeCall call) => Find(call, fromEnd: true, wantsIndex: false)),
        Method("findLastIndex", 1, static (in NativeCall call) => Find(call, fromEnd: true, wantsIndex: true)),
        Method("flat", 0, Flat),
        Method("flatMap", 1, FlatMap),
        Method("forEach", 1, ForEach),
        Method("includes", 1, Includes),
        Method("indexOf", 1, IndexOf),
        Method("join", 1, s_join),
        Method("keys", 0, static (in NativeCall call) => Iterate(call, ArrayIterationKind.Keys)),
        Method("lastIndexOf", 1, LastIndexOf),
        Method("map", 1, Map),
        Method("pop", 0, Pop),
        Method("push", 1, Push),
        Method("reduce", 1, static (in NativeCall call) => Reduce(call, fromEnd: false)),
        Method("reduceRight", 1, static (in NativeCall call) => Reduce(call, fromEnd: true)),
        Method("reverse", 0, Reverse),
        Method("shift", 0, Shift),
        Method("slice", 2, Slice),
        Method("some", 1, Some),
        Method("sort", 1, Sort),
        Method("splice", 2, Splice),
        Method("toLocaleString", 0, ToLocaleText),
        Method("toReversed", 0, ToReversed),
        Method("toSorted", 1, ToSorted),
        Method("toSpliced", 2, ToSpliced),
        Method("toString", 0, ToText),
        Method("unshift", 1, Unshift),
        Method("values", 0, ValuesBody),
        Method("with", 2, With),
        Alias(JsSymbol.Iterator, Intrinsic.ArrayPrototype, "values"),
        Computed(JsSymbol.Unscopables, PropertyFlags.Configurable, CreateUnscopables));

    internal static JsObject Create(Realm realm) => s_table.Apply(realm, new JsArray(realm.ObjectPrototype, [], 0));

    private static JsArrayIterator Iterate(in NativeCall call, ArrayIterationKind kind)
    {
        call.Realm.Meter.Allocate(96);
        return new JsArrayIterator(call.Realm.Get(Intrinsic.ArrayIteratorPrototype), Operations.ToObject(call.Realm, call.This), kind);
    }

    private static JsValue CreateUnscopables(Realm realm)
    {
        realm.Meter.Allocate(600);
        var names = new JsObject(null);
        foreach (string name in s_unscopables)
        {
            names.PutOwn(realm, Names.Intern(name), true, PropertyFlags.Default);
        }

        return names;
    }

    private static JsObject RequireCallback(in NativeCall call) => call[0].IsCallable
        ? call[0].AsObject
        : throw call.Realm.TypeError($"{Operations.Describe(call[0])} is not a function");

    /// <summary>An array whose elements are what is stored: dense, and no prototype has elements that would show through holes.</summary>
    private static bool IsPlain(Realm realm, JsObject target, [NotNullWhen(true)] out JsArray? array)
    {
        array = target as JsArray;
        return array is { IsDense: true } && HasPlainPrototypes(realm, array);
    }

    /// <summary>As <see cref="IsPlain"/>, and elements may be added, moved and removed without any check.</summary>
    private static bool IsFree(Realm realm, JsValue target, [NotNullWhen(true)] out JsArray? array)
    {
        array = target.Cell as JsArray;
        return array is { IsFast: true } && HasPlainPrototypes(realm, array);
    }

    private static bool HasPlainPrototypes(Realm realm, JsArray array)
    {
        JsObject last = realm.ArrayPrototype;
        JsObject? at = array.Prototype;
        for (int depth = 0; !ReferenceEquals(at, last); depth++, at = at.Prototype)
        {
            if (at is null || depth == 8 || at.GetType() != typeof(JsObject) || at.Shape.Elements is not null)
            {
                return false;
            }
        }

        return last is JsArray { Length: 0, Shape.Elements: null } && ReferenceEquals(last.Prototype, realm.ObjectPrototype)
            && realm.ObjectPrototype.Shape.Elements is null;
    }

    /// <summary>CreateDataPropertyOrThrow for an element.</summary>
    internal static void Define(Realm realm, JsObject made, double index, JsValue value)
    {
        if (made is JsArray { IsFast: true } array && array.TryPut(realm, index, value))
        {
            return;
        }

        made.CreateDataPropertyOrThrow(realm, PropertyKey.OfLength(index), value);
    }

    /// <summary>HasProperty and Get in one step where nothing can observe the difference.</summary>
    private static bool TryGet(Realm realm, JsObject self, double index, out JsValue item)
    {
        if (self is JsArray { IsDense: true } array && index < array.Items.Length && index < array.Length)
        {
            item = array.Items[(int)index];
            if (!item.IsEmpty)
            {
                return true;
            }
        }

        PropertyKey key = PropertyKey.OfLength(index);
        bool has = self.HasProperty(realm, key);
        item = has ? self.Get(realm, key) : JsValue.Undefined;
        return has;
    }

    /// <summary>Get of an element.</summary>
    private static JsValue GetItem(Realm realm, JsObject self, double index)
    {
        if (self is JsArray { IsDense: true } array && index < array.Items.Length && index < array.Length && !array.Items[(int)index].IsEmpty)
        {
            return array.Items[(int)index];
        }

        return self.Get(realm, PropertyKey.OfLength(index));
    }

    private static JsThrow LengthError(Realm realm, string what) => realm.TypeError($"{what} exceeds the maximum length of an array");
}
