using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>%TypedArray%</c>, from which the constructors of typed arrays inherit.</summary>
internal static class TypedArrayConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("TypedArray", 0, Intrinsic.TypedArrayPrototype),
        Method("from", 1, From),
        Method("of", 0, Of),
        Species(),
    ]);

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "TypedArray".AsJs(), 0, Refuse, isConstructor: true));

    private static JsValue Refuse(in NativeCall call) => throw call.Realm.TypeError("Abstract class TypedArray not directly constructable");

    private static JsObject RequireConstructor(in NativeCall call) => call.This.Cell is JsObject { IsConstructor: true } constructor
        ? constructor
        : throw call.Realm.TypeError($"{Operations.Describe(call.This)} is not a constructor");

    private static JsValue Of(in NativeCall call)
    {
        JsTypedArray made = TypedArrayCreation.OfConstructor(call.Realm, RequireConstructor(call), call.Count);
        for (int i = 0; i < call.Count; i++)
        {
            made.Write(call.Realm, i, call[i]);
        }

        return made;
    }

    private static JsValue From(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject constructor = RequireConstructor(call);
        JsValue mapper = call[1];
        if (!mapper.IsUndefined && !mapper.IsCallable)
        {
            throw realm.TypeError($"{Operations.Describe(mapper)} is not a function");
        }

        JsObject? method = Operations.GetMethod(realm, call[0], JsSymbol.Iterator);
        using PendingWork? items = method is null ? null : TypedArrayCreation.Collect(realm, call[0], method);
        JsObject? source = items is null ? Operations.ToObject(realm, call[0]) : null;
        double length = items?.Count ?? source!.GetLength(realm);
        JsTypedArray made = TypedArrayCreation.OfConstructor(realm, constructor, length);
        for (int i = 0; i < length; i++)
        {
            realm.Meter.Charge(2);
            JsValue item = items is not null ? items[i] : source!.Get(realm, new PropertyKey((uint)i));
            made.Write(realm, i, mapper.IsUndefined ? item : realm.Call(mapper, call[2], item, i));
        }

        return made;
    }
}
