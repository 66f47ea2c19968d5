using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Array.prototype</c>: the table of its methods; they are grouped in the other parts by what they do.</summary>
internal static partial class ArrayPrototype
{
    /// <summary>The code of <c>values</c>, by which the engine knows that nobody has changed how arrays are iterated.</summary>
    internal static readonly NativeBody ValuesBody = static (in NativeCall call) => Iterate(call, ArrayIterationKind.Values);

    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Array),
        Method("concat", 1, Concat),
        Method("entries", 0, static (in NativeCall call) => Iterate(call, ArrayIterationKind.Entries)),
        Method("every", 1, Every),
        Method("filter", 1, Filter),
        Method("find", 1, static (in NativeCall call) => Find(call, fromEnd: false, wantsIndex: false)),
        Method("findIndex", 1, static (in NativeCall call) => Find(call, fromEnd: false, wantsIndex: true)),
        Method("findLast", 1, static (in NativeCall call) => Find(call, fromEnd: true, wantsIndex: false)),
        Method("findLastIndex", 1, static (in NativeCall call) => Find(call, fromEnd: true, wantsIndex: true)),
        Method("forEach", 1, ForEach),
        Method("includes", 1, Includes),
        Method("indexOf", 1, IndexOf),
        Method("join", 1, Join),
        Method("keys", 0, static (in NativeCall call) => Iterate(call, ArrayIterationKind.Keys)),
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
        Method("toString", 0, ToText),
        Method("unshift", 1, Unshift),
        Method("values", 0, ValuesBody),
        Alias(JsSymbol.Iterator, Intrinsic.ArrayPrototype, "values"));

    internal static JsObject Create(Realm realm) => s_table.Apply(realm, new JsArray(realm.ObjectPrototype, [], 0));

    private static JsArrayIterator Iterate(in NativeCall call, ArrayIterationKind kind)
    {
        call.Realm.Meter.Allocate(96);
        return new JsArrayIterator(call.Realm.Get(Intrinsic.ArrayIteratorPrototype), Operations.ToObject(call.Realm, call.This), kind);
    }

    private static JsObject RequireCallback(in NativeCall call) => call[0].IsCallable
        ? call[0].AsObject
        : throw call.Realm.TypeError($"{Operations.Describe(call[0])} is not a function");

    private static JsValue ToText(in NativeCall call)
    {
        JsObject self = Operations.ToObject(call.Realm, call.This);
        JsValue join = self.Get(call.Realm, "join");
        return join.IsCallable
            ? call.Realm.Call(join, self)
            : ObjectPrototype.ToText(new NativeCall(call.Realm, self, [], null, call.Callee));

    }
}
