using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>%TypedArray%.prototype</c>: the table of its methods; they are grouped in the other parts by what they do.</summary>
internal static partial class TypedArrayPrototype
{
    private static readonly NativeBody s_length = static (in NativeCall call) => Self(call, "length").Length;

    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Getter("length", "length", s_length),
        Link("constructor", Intrinsic.TypedArray),
        Getter("buffer", "buffer", static (in NativeCall call) => Self(call, "buffer").Buffer),
        Getter("byteLength", "byteLength", static (in NativeCall call) => Self(call, "byteLength").ByteLength),
        Getter("byteOffset", "byteOffset", static (in NativeCall call) => Self(call, "byteOffset") is { IsOutOfBounds: false } array ? array.Offset : 0),
        Method("at", 1, At),
        Method("copyWithin", 2, CopyWithin),
        Method("entries", 0, static (in NativeCall call) => Iterate(call, ArrayIterationKind.Entries)),
        Method("every", 1, static (in NativeCall call) => !Any(call, wanted: false)),
        Method("fill", 1, Fill),
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
        Method("lastIndexOf", 1, LastIndexOf),
        Method("map", 1, Map),
        Method("reduce", 1, static (in NativeCall call) => Reduce(call, fromEnd: false)),
        Method("reduceRight", 1, static (in NativeCall call) => Reduce(call, fromEnd: true)),
        Method("reverse", 0, Reverse),
        Method("set", 1, Set),
        Method("slice", 2, Slice),
        Method("some", 1, static (in NativeCall call) => Any(call, wanted: true)),
        Method("sort", 1, Sort),
        Method("subarray", 2, Subarray),
        Method("toLocaleString", 0, ToLocaleText),
        Method("toReversed", 0, ToReversed),
        Method("toSorted", 1, ToSorted),
        Alias("toString", Intrinsic.ArrayPrototype, "toString"),
        Method("values", 0, static (in NativeCall call) => Iterate(call, ArrayIterationKind.Values)),
        Method("with", 2, With),
        Alias(JsSymbol.Iterator, Intrinsic.TypedArrayPrototype, "values"),
        Getter(JsSymbol.ToStringTag, "[Symbol.toStringTag]", static (in NativeCall call) =>
            call.This.Cell is JsTypedArray array ? Names.Intern(array.ClassName) : JsValue.Undefined));

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.ObjectPrototype);

    /// <summary>Whether nobody has come between an array and the engine's own <c>length</c>.</summary>
    internal static bool HasIntactLength(Realm realm, JsTypedArray array)
    {
        if (!ReferenceEquals(array.Shape, Shape.None) || array.Prototype is not { } prototype || !ReferenceEquals(prototype.Shape, TypedArrayConstructors.PrototypeShape(array.ElementKind)))
        {
            return false;
        }

        JsObject? root = prototype.Prototype;
        if (root is null || !ReferenceEquals(root, realm.Peek(Intrinsic.TypedArrayPrototype)) || !ReferenceEquals(root.Shape, s_table.Shape))
        {
            return false;
        }

        JsValue slot = root.Slots[0];
        return slot.IsLazy || (slot.Cell is Accessor { Getter: JsNativeFunction { Body: { } body } } && body == s_length);
    }

    private static JsTypedArray Self(in NativeCall call, string name) => call.ThisAs<JsTypedArray>($"get TypedArray.prototype.{name}");

    private static JsTypedArray Valid(in NativeCall call) => TypedArrayCreation.RequireValid(call.Realm, call.This);

    private static JsObject RequireCallback(in NativeCall call) => call[0].IsCallable
        ? call[0].AsObject
        : throw call.Realm.TypeError($"{Operations.Describe(call[0])} is not a function");

    private static JsArrayIterator Iterate(in NativeCall call, ArrayIterationKind kind)
    {
        JsTypedArray self = Valid(call);
        call.Realm.Meter.Allocate(96);
        return new JsArrayIterator(call.Realm.Get(Intrinsic.ArrayIteratorPrototype), self, kind);
    }
}
