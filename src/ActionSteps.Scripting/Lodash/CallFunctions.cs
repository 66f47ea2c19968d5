using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Functions around a function.</summary>
internal static class CallFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Chain("after", 2, static (in NativeCall call) => Captured.Function(call.Realm, CallAfter, Captured.Require(call, 1), Numbers.ToInteger(call.Realm, call[0]))),
        Chain("ary", 3, Ary),
        Chain("before", 2, static (in NativeCall call) => Captured.Function(call.Realm, CallBefore, Captured.Require(call, 1), Numbers.ToInteger(call.Realm, call[0]), JsValue.Undefined)),
        Chain("flip", 1, static (in NativeCall call) => Captured.Function(call.Realm, CallFlipped, Captured.Require(call, 0))),
        Chain("memoize", 2, Memoize),
        Chain("negate", 1, static (in NativeCall call) => Captured.Function(call.Realm, static (in NativeCall inner) => !Operations.ToBoolean(Forward(inner)), Captured.Require(call, 0))),
        Chain("once", 1, static (in NativeCall call) => Captured.Function(call.Realm, CallBefore, Captured.Require(call, 0), 2, JsValue.Undefined)),
        Chain("overArgs", 1, OverArguments),
        Chain("rearg", 1, static (in NativeCall call) => Captured.Function(call.Realm, CallReordered, Captured.Require(call, 0), ObjectFunctions.Rest(call, 1))),
        Chain("rest", 2, Rest),
        Chain("spread", 2, static (in NativeCall call) => Captured.Function(call.Realm, CallSpread, Captured.Require(call, 0), call[1].IsNullish ? 0 : Math.Max(Numbers.ToInteger(call.Realm, call[1]), 0))),
        Chain("unary", 1, static (in NativeCall call) => Captured.Function(call.Realm, CallCapped, Captured.Require(call, 0), 1)),
        Chain("wrap", 2, static (in NativeCall call) => Captured.Function(call.Realm, static (in NativeCall inner) => Prefixed(inner, Captured.Of(inner)[0]), call[1].IsCallable ? call[1] : IdentityFunction(call.Realm), call[0])),
    ];

    private static JsNativeFunction IdentityFunction(Realm realm) => new(realm, "identity", 1, static (in NativeCall call) => call[0]);

    private static JsValue Prefixed(in NativeCall call, JsValue function) => call.Realm.Call(function, call.This, [Captured.Of(call)[1], .. call.Arguments]);

    private static JsValue Forward(in NativeCall call) => call.Realm.Call(Captured.Of(call)[0], call.This, call.Arguments);

    private static JsValue CallAfter(in NativeCall call)
    {
        JsValue[] state = Captured.Of(call);
        state[1] = state[1].Number - 1;
        return state[1].Number < 1 ? Forward(call) : JsValue.Undefined;
    }

    private static JsValue CallBefore(in NativeCall call)
    {
        JsValue[] state = Captured.Of(call);
        state[1] = state[1].Number - 1;
        if (state[1].Number > 0)
        {
            state[2] = Forward(call);
        }

        if (state[1].Number <= 1)
        {
            state[0] = JsValue.Undefined;
        }

        return state[2];
    }

    private static JsValue Ary(in NativeCall call)
    {
        JsObject function = Captured.Require(call, 0);
        bool isDefault = Operations.ToBoolean(call[2]) || call[1].IsNullish;
        double count = isDefault ? Operations.ToLength(call.Realm, function.Get(call.Realm, Names.Length)) : Math.Max(Numbers.ToInteger(call.Realm, call[1]), 0);
        return Captured.Function(call.Realm, CallCapped, function, count);
    }

    private static JsValue CallCapped(in NativeCall call)
    {
        JsValue[] state = Captured.Of(call);
        return call.Realm.Call(state[0], call.This, call.Arguments[..(int)Math.Min(call.Count, state[1].Number)]);
    }

    private static JsValue CallFlipped(in NativeCall call)
    {
        JsValue[] arguments = call.Arguments.ToArray();
        Array.Reverse(arguments);
        return call.Realm.Call(Captured.Of(call)[0], call.This, arguments);
    }

    private static JsValue OverArguments(in NativeCall call)
    {
        JsObject function = Captured.Require(call, 0);
        return Captured.Function(call.Realm, CallTransformed, function, ObjectFunctions.Rest(call, 1));
    }

    private static JsValue CallTransformed(in NativeCall call)
    {
        JsValue[] state = Captured.Of(call);
        var transforms = (JsArray)state[1].AsObject;
        JsValue[] arguments = call.Arguments.ToArray();
        for (int i = 0; i < arguments.Length && i < transforms.Length; i++)
        {
            JsValue transform = transforms.Items[i];
            arguments[i] = transform.IsCallable ? call.Realm.Call(transform, call.This, arguments[i]) : Iteratee.Of(call.Realm, transform).Of1(call.Realm, arguments[i]);
        }

        return call.Realm.Call(state[0], call.This, arguments);
    }

    private static JsValue CallReordered(in NativeCall call)
    {
        JsValue[] state = Captured.Of(call);
        var order = (JsArray)state[1].AsObject;
        JsValue[] arguments = call.Arguments.ToArray();
        for (int i = 0; i < arguments.Length && i < order.Length; i++)
        {
            JsValue from = order.Items[i];
            arguments[i] = PropertyPath.IsIndex(call.Realm, from, arguments.Length) ? call.Arguments[(int)Operations.ToNumber(call.Realm, from)] : JsValue.Undefined;
        }

        return call.Realm.Call(state[0], call.This, arguments);
    }

    private static JsValue Rest(in NativeCall call)
    {
        JsObject function = Captured.Require(call, 0);
        double start = call[1].IsUndefined ? Operations.ToLength(call.Realm, function.Get(call.Realm, Names.Length)) - 1 : Numbers.ToInteger(call.Realm, call[1]);
        return Captured.Function(call.Realm, CallRest, function, Math.Clamp(start, 0, 65_535));
    }

    private static JsValue CallRest(in NativeCall call)
    {
        JsValue[] state = Captured.Of(call);
        int start = (int)state[1].Number;
        call.Realm.Meter.Allocate(16L * (start + 1));
        var arguments = new JsValue[start + 1];
        arguments.AsSpan().Fill(JsValue.Undefined);
        int given = Math.Min(start, call.Count);
        call.Arguments[..given].CopyTo(arguments);
        arguments[start] = call.Realm.NewArray(call.Arguments[given..].ToArray());
        return call.Realm.Call(state[0], call.This, arguments);
    }

    private static JsValue CallSpread(in NativeCall call)
    {
        JsValue[] state = Captured.Of(call);
        double start = state[1].Number;
        int before = (int)Math.Min(start, call.Count);
        JsValue list = start < call.Count ? call[(int)start] : JsValue.Undefined;
        JsValue[] spread = Operations.ToBoolean(list) ? ListView.Of(call.Realm, list).ToArray().DenseSpan.ToArray() : [];
        return call.Realm.Call(state[0], call.This, [.. call.Arguments[..before], .. spread]);
    }

    private static JsValue Memoize(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject function = Captured.Require(call, 0);
        if (!call[1].IsNullish)
        {
            Captured.Require(call, 1);
        }

        JsNativeFunction made = Captured.Function(realm, CallMemoized, function, call[1]);
        JsValue kind = JsLodash.Of(realm).Get(realm, "memoize") is { IsObject: true } owner ? owner.AsObject.Get(realm, "Cache") : JsValue.Undefined;
        made.Set(realm, "cache", kind.IsCallable ? Operations.Construct(realm, kind, []) : new JsMap(realm, realm.Get(Intrinsic.MapPrototype)), made);
        return made;
    }

    private static JsValue CallMemoized(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsValue[] state = Captured.Of(call);
        JsValue key = state[1].IsCallable ? realm.Call(state[1], call.This, call.Arguments) : call[0];
        JsValue cache = call.Callee.Get(realm, "cache");
        if (Operations.ToBoolean(Operations.Invoke(realm, cache, Names.Has, [key])))
        {
            return Operations.Invoke(realm, cache, Names.Get, [key]);
        }

        JsValue result = Forward(call);
        JsValue next = Operations.Invoke(realm, cache, Names.Set, [key, result]);
        call.Callee.Set(realm, "cache", Operations.ToBoolean(next) ? next : cache, call.Callee);
        return result;
    }
}
