using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Iterators;

/// <summary><c>Iterator</c>: a base for classes, and <c>Iterator.from</c>.</summary>
internal static class IteratorConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("Iterator", 0, Intrinsic.IteratorPrototype),
        Method("from", 1, From),
    ]);

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Iterator".AsJs(), 0, Construct, isConstructor: true));

    /// <summary>GetIteratorFlattenable: what is not iterable is taken for an iterator itself.</summary>
    internal static IteratorRecord Flatten(Realm realm, JsValue value, bool allowsText)
    {
        if (!value.IsObject && !(allowsText && value.IsString))
        {
            throw realm.TypeError($"{Operations.Describe(value)} is not an object");
        }

        JsObject? method = Operations.GetMethod(realm, value, JsSymbol.Iterator);
        JsValue iterator = method is null ? value : method.Call(realm, value, []);
        return iterator.TryGetObject(out JsObject? made)
            ? IteratorRecord.Of(realm, made)
            : throw realm.TypeError($"{Operations.Describe(iterator)} is not an object");
    }

    private static JsValue Construct(in NativeCall call)
    {
        if (call.NewTarget is null || ReferenceEquals(call.NewTarget, call.Callee))
        {
            throw call.Realm.TypeError("Abstract class Iterator not directly constructable");
        }

        call.Realm.Meter.Allocate(64);
        return new JsObject(Operations.PrototypeFor(call.Realm, call.NewTarget, Intrinsic.IteratorPrototype));
    }

    private static JsValue From(in NativeCall call)
    {
        Realm realm = call.Realm;
        IteratorRecord record = Flatten(realm, call[0], allowsText: true);
        JsObject iterator = record.AsObject(realm);
        if (Operations.OrdinaryHasInstance(realm, realm.Get(Intrinsic.Iterator), iterator))
        {
            return iterator;
        }

        realm.Meter.Allocate(72);
        return new JsWrappedIterator(realm.Get(Intrinsic.WrapForValidIteratorPrototype), record);
    }
}
