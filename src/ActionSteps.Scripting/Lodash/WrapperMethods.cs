using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.Lodash;

/// <summary>The methods of wrapped values.</summary>
internal static class WrapperMethods
{
    /// <summary>Methods that only wrappers have, or that work differently there.</summary>
    internal static readonly IntrinsicProperty[] Own =
    [
        OwnMethod("at", static (in NativeCall call) => Self(call).Then(call.Realm, Lodash(call.Realm, "at"), JsValue.Undefined, call.Arguments)),
        OwnMethod("chain", static (in NativeCall call) => JsLodashWrapper.Wrap(call.Realm, Self(call), isExplicit: true)),
        OwnMethod("commit", static (in NativeCall call) => JsLodashWrapper.New(call.Realm, Self(call).Evaluate(call.Realm), null, Self(call).IsExplicit)),
        OwnMethod("next", Next),
        OwnMethod("plant", Plant),
        OwnMethod("reverse", static (in NativeCall call) => Self(call).Then(call.Realm, Lodash(call.Realm, "reverse"), JsValue.Undefined, [])),
        OwnMethod("toJSON", Value),
        OwnMethod("value", Value),
        OwnMethod("valueOf", Value),
        Method(JsSymbol.Iterator, "[Symbol.iterator]", 0, static (in NativeCall call) => call.This),
        .. Array("pop", chains: false), .. Array("push", chains: true), .. Array("shift", chains: false),
        .. Array("sort", chains: true), .. Array("splice", chains: true), .. Array("unshift", chains: true),
        OwnMethod("toString", static (in NativeCall call) => Operations.ToJsString(call.Realm, Self(call).Evaluate(call.Realm))),
    ];

    internal static JsValue Create(Realm realm, string name, LodashFunction function)
    {
        JsValue inner = realm.Get(Intrinsic.Lodash).Get(realm, name);
        JsObject target = inner.IsCallable ? inner.AsObject : new JsNativeFunction(realm, name, function.Length, function.Body);
        return new JsNativeFunction(realm, name, function.Length, CallMixed, new Captured(target, function.Chains));
    }

    internal static JsValue CallMixed(in NativeCall call)
    {
        JsValue[] state = Captured.Of(call);
        JsLodashWrapper self = Self(call);
        return self.IsExplicit || state[1].IsTrue
            ? self.Then(call.Realm, state[0].AsObject, JsLodash.Of(call.Realm), call.Arguments)
            : call.Realm.Call(state[0], JsLodash.Of(call.Realm), [self.Evaluate(call.Realm), .. call.Arguments]);
    }

    private static IntrinsicProperty OwnMethod(string name, NativeBody body) => Method(name, name, 0, body, PropertyFlags.Default);

    private static JsObject Lodash(Realm realm, string name) => realm.Get(Intrinsic.Lodash).Get(realm, name).AsObject;

    private static JsLodashWrapper Self(in NativeCall call) => call.ThisAs<JsLodashWrapper>("of a lodash wrapper");

    private static JsValue Value(in NativeCall call) => Self(call).Evaluate(call.Realm);

    private static JsValue Next(in NativeCall call)
    {
        JsLodashWrapper self = Self(call);
        if (self.Walked.IsUndefined)
        {
            self.Walked = ConversionFunctions.ToArray(call.Realm, self.Evaluate(call.Realm));
        }

        var items = (JsArray)self.Walked.AsObject;
        bool isDone = self.Position >= items.Length;
        JsObject result = call.Realm.NewObject();
        result.Set(call.Realm, Names.Done, isDone, result);
        result.Set(call.Realm, Names.Value, isDone ? JsValue.Undefined : items.Items[self.Position++], result);
        return result;
    }

    private static JsValue Plant(in NativeCall call)
    {
        JsLodashWrapper self = Self(call);
        JsValue value = call[0].Cell is JsLodashWrapper other ? other.Evaluate(call.Realm) : call[0];
        return JsLodashWrapper.New(call.Realm, value, self.Last, self.IsExplicit);
    }

    private static IntrinsicProperty[] Array(string name, bool chains) =>
    [
        Computed(name, PropertyFlags.Default, realm => new JsNativeFunction(realm, name, 0, CallMixed, new Captured(new JsNativeFunction(realm, name, 1, chains ? ChangeArray : TakeOff, new Captured(name)), chains))),
    ];

    // What is wrapped, or an empty array in place of anything else.
    private static JsValue ListOf(in NativeCall call) => Operations.IsArray(call.Realm, call[0]) ? call[0] : call.Realm.NewArray([]);

    private static JsValue Change(in NativeCall call, JsValue list) =>
        call.Realm.Call(call.Realm.ArrayPrototype.Get(call.Realm, Captured.Of(call)[0].AsString), list, call.Arguments[1..]);

    private static JsValue ChangeArray(in NativeCall call)
    {
        JsValue list = ListOf(call);
        JsValue result = Change(call, list);
        return Captured.Of(call)[0].AsString.Text == "splice" ? result : call[0];
    }

    private static JsValue TakeOff(in NativeCall call) => Change(call, ListOf(call));
}
