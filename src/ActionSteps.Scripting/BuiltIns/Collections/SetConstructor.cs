using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns.Collections;

/// <summary><c>Set</c>.</summary>
internal static class SetConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([.. Constructor("Set", 0, Intrinsic.SetPrototype), Species()]);

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Set".AsJs(), 0, Construct, isConstructor: true));

    /// <summary>Gives each value to the adder; shared with <c>WeakSet</c>.</summary>
    internal static void AddValues(Realm realm, JsValue values, JsObject target, JsValue adder, OrderedTable? direct)
    {
        using HeldCell held = realm.Hold(target);
        IteratorRecord iterator = IteratorRecord.Get(realm, values);
        while (iterator.TryNext(realm, out JsValue value))
        {
            realm.Meter.Charge(1);
            if (direct is not null)
            {
                direct.Add(realm, value);
                continue;
            }

            try
            {
                realm.Call(adder, target, value);
            }
            catch (JsThrow) when (iterator.CloseOnThrow(realm))
            {
                throw;
            }
        }
    }

    private static JsValue Construct(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.NewTarget is null)
        {
            throw realm.TypeError("Constructor Set requires 'new'");
        }

        var set = new JsSet(realm, Operations.PrototypeFor(realm, call.NewTarget, Intrinsic.SetPrototype));
        if (!call[0].IsNullish)
        {
            JsValue adder = set.Get(realm, Names.Add);
            if (!adder.IsCallable)
            {
                throw realm.TypeError("'add' of the new Set is not a function");
            }

            AddValues(realm, call[0], set, adder, SetPrototype.IsAdder(adder) ? set.Table : null);
        }

        return set;
    }
}
