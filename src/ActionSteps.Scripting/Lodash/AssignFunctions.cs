using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Functions that write the properties of some objects into another one.</summary>
internal static class AssignFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Chain("assign", 2, static (in NativeCall call) => Assign(call, inherited: false, customized: false)),
        Chain("assignIn", 2, static (in NativeCall call) => Assign(call, inherited: true, customized: false)),
        Chain("assignInWith", 3, static (in NativeCall call) => Assign(call, inherited: true, customized: true)),
        Chain("assignWith", 3, static (in NativeCall call) => Assign(call, inherited: false, customized: true)),
        Chain("defaults", 1, Defaults),
        Chain("defaultsDeep", 1, DefaultsDeep),
        Chain("merge", 2, static (in NativeCall call) => Merge(call, customized: false)),
        Chain("mergeWith", 3, static (in NativeCall call) => Merge(call, customized: true)),
    ];

    private static JsObject Target(in NativeCall call) => call[0].IsNullish ? call.Realm.NewObject() : Operations.ToObject(call.Realm, call[0]);

    // Which arguments are sources, and the function at the end if there is one.
    private static int Sources(in NativeCall call, bool customized, out JsObject? customizer)
    {
        customizer = customized && call.Count > 2 && call[call.Count - 1].IsCallable ? call[call.Count - 1].AsObject : null;
        int end = customizer is null ? call.Count : call.Count - 1;
        if (call.Count > 3 && Operations.ToBoolean(call[3]) && ListView.IsIterateeCall(call.Realm, call[1], call[2], call[3]))
        {
            customizer = call.Count < 4 ? null : customizer;
            end = 2;
        }

        return end;
    }

    private static JsValue Assign(in NativeCall call, bool inherited, bool customized)
    {
        Realm realm = call.Realm;
        int end = Sources(call, customized, out JsObject? customizer);
        JsObject target = Target(call);
        for (int i = 1; i < end; i++)
        {
            if (!Operations.ToBoolean(call[i]))
            {
                continue;
            }

            JsObject source = Operations.ToObject(realm, call[i]);
            foreach (PropertyKey key in inherited ? ObjectKeys.Inherited(realm, source) : ObjectKeys.Own(realm, source))
            {
                realm.Meter.Charge(2);
                JsValue value = customizer is null ? JsValue.Undefined : customizer.Call(realm, JsValue.Undefined, [target.Get(realm, key), source.Get(realm, key), key.ToValue(), target, source]);
                Assignment.Assign(realm, target, key, value.IsUndefined ? source.Get(realm, key) : value);
            }
        }

        return target;
    }

    private static JsValue Defaults(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject target = Target(call);
        int end = call.Count > 3 && Operations.ToBoolean(call[3]) && ListView.IsIterateeCall(realm, call[1], call[2], call[3]) ? 2 : call.Count;
        for (int i = 1; i < end; i++)
        {
            if (call[i].IsNullish)
            {
                continue;
            }

            JsObject source = Operations.ToObject(realm, call[i]);
            foreach (PropertyKey key in ObjectKeys.Inherited(realm, source))
            {
                realm.Meter.Charge(2);
                JsValue value = target.Get(realm, key);
                if (value.IsUndefined || (Operations.SameValueZero(value, realm.ObjectPrototype.Get(realm, key)) && !target.HasOwnProperty(realm, key)))
                {
                    target.Set(realm, key, source.Get(realm, key), target);
                }
            }
        }

        return target;
    }

    private static JsValue DefaultsDeep(in NativeCall call)
    {
        JsObject target = Target(call);
        for (int i = 1; i < call.Count; i++)
        {
            if (Operations.ToBoolean(call[i]))
            {
                new DeepMerge(call.Realm, null, keepsExisting: true).Merge(target, call[i]);
            }
        }

        return target;
    }

    private static JsValue Merge(in NativeCall call, bool customized)
    {
        int end = Sources(call, customized, out JsObject? customizer);
        JsObject target = Target(call);
        for (int i = 1; i < end; i++)
        {
            if (Operations.ToBoolean(call[i]))
            {
                new DeepMerge(call.Realm, customizer, keepsExisting: false).Merge(target, call[i]);
            }
        }

        return target;
    }
}
