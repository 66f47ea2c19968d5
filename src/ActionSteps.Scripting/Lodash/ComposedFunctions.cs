using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Functions made of several, or of paths and values.</summary>
internal static class ComposedFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Ends("attempt", 1, Attempt),
        Chain("cond", 1, Cond),
        Chain("constant", 1, static (in NativeCall call) => Captured.Function(call.Realm, static (in NativeCall inner) => Captured.Of(inner)[0], call[0])),
        Chain("flow", 0, static (in NativeCall call) => Flow(call, reversed: false)),
        Chain("flowRight", 0, static (in NativeCall call) => Flow(call, reversed: true)),
        Chain("iteratee", 1, static (in NativeCall call) => call[0].IsCallable ? call[0] : Captured.Function(call.Realm, static (in NativeCall inner) => Iteratee.Of(inner.Realm, Captured.Of(inner)[0]).Of1(inner.Realm, inner[0]), DeepCopy.Of(call.Realm, call[0], isDeep: true))),
        Chain("method", 1, static (in NativeCall call) => Captured.Function(call.Realm, static (in NativeCall inner) => Method(inner, inner[0], Captured.Of(inner)[0]), call[0], Rest(call))),
        Chain("methodOf", 1, static (in NativeCall call) => Captured.Function(call.Realm, static (in NativeCall inner) => Method(inner, Captured.Of(inner)[0], inner[0]), call[0], Rest(call))),
        Chain("nthArg", 1, static (in NativeCall call) => Captured.Function(call.Realm, NthArgument, Numbers.ToInteger(call.Realm, call[0]))),
        Chain("over", 0, static (in NativeCall call) => Captured.Function(call.Realm, static (in NativeCall inner) => Results(inner), Together(call))),
        Chain("overEvery", 0, static (in NativeCall call) => Captured.Function(call.Realm, static (in NativeCall inner) => !Any(inner, wanted: false), Together(call))),
        Chain("overSome", 0, static (in NativeCall call) => Captured.Function(call.Realm, static (in NativeCall inner) => Any(inner, wanted: true), Together(call))),
        Chain("property", 1, static (in NativeCall call) => Captured.Function(call.Realm, static (in NativeCall inner) => PropertyPath.Of(inner.Realm, Captured.Of(inner)[0]).Get(inner.Realm, inner[0]), call[0])),
        Chain("propertyOf", 1, static (in NativeCall call) => Captured.Function(call.Realm, static (in NativeCall inner) => PropertyPath.Of(inner.Realm, inner[0]).Get(inner.Realm, Captured.Of(inner)[0]), call[0])),
    ];

    private static JsArray Rest(in NativeCall call) => call.Realm.NewArray(call.Count > 1 ? call.Arguments[1..].ToArray() : []);

    private static JsArray Together(in NativeCall call) => ObjectFunctions.Rest(call, 0);

    private static JsValue Method(in NativeCall call, JsValue target, JsValue path) =>
        PathFunctions.Invoke(call.Realm, target, PropertyPath.Of(call.Realm, path), ((JsArray)Captured.Of(call)[1].AsObject).DenseSpan);

    private static JsValue NthArgument(in NativeCall call)
    {
        double at = Captured.Of(call)[0].Number;
        at += at < 0 ? call.Count : 0;
        return at >= 0 && at < call.Count ? call[(int)at] : JsValue.Undefined;
    }

    private static JsValue Apply(in NativeCall call, JsValue iteratee) =>
        iteratee.IsCallable ? call.Realm.Call(iteratee, call.This, call.Arguments) : Iteratee.Of(call.Realm, iteratee).Of1(call.Realm, call[0]);

    private static JsArray Results(in NativeCall call)
    {
        var iteratees = (JsArray)Captured.Of(call)[0].AsObject;
        JsArray made = ListView.NewList(call.Realm);
        using Kept kept = Kept.While(call.Realm, made);
        for (uint i = 0; i < iteratees.Length; i++)
        {
            call.Realm.Meter.Charge(1);
            made.Push(call.Realm, Apply(call, iteratees.Items[i]));
        }

        return made;
    }

    private static bool Any(in NativeCall call, bool wanted)
    {
        var iteratees = (JsArray)Captured.Of(call)[0].AsObject;
        for (uint i = 0; i < iteratees.Length; i++)
        {
            call.Realm.Meter.Charge(1);
            if (Operations.ToBoolean(Apply(call, iteratees.Items[i])) == wanted)
            {
                return true;
            }
        }

        return false;
    }

    private static JsValue Flow(in NativeCall call, bool reversed)
    {
        JsArray functions = Together(call);
        for (uint i = 0; i < functions.Length; i++)
        {
            if (!functions.Items[i].IsCallable)
            {
                throw call.Realm.TypeError("Expected a function");
            }
        }

        if (reversed)
        {
            functions.DenseSpan.Reverse();
        }

        return Captured.Function(call.Realm, CallFlow, functions);
    }

    private static JsValue CallFlow(in NativeCall call)
    {
        var functions = (JsArray)Captured.Of(call)[0].AsObject;
        JsValue result = functions.Length == 0 ? call[0] : call.Realm.Call(functions.Items[0], call.This, call.Arguments);
        for (uint i = 1; i < functions.Length; i++)
        {
            call.Realm.Meter.Charge(1);
            result = call.Realm.Call(functions.Items[i], call.This, result);
        }

        return result;
    }

    private static JsValue Cond(in NativeCall call)
    {
        Realm realm = call.Realm;
        ListView pairs = ListView.Of(realm, call[0]);
        for (long i = 0; i < pairs.Length; i++)
        {
            realm.Meter.Charge(1);
            if (!Operations.GetV(realm, pairs[i], new PropertyKey(1)).IsCallable)
            {
                throw realm.TypeError("Expected a function");
            }
        }

        return Captured.Function(realm, CallCond, pairs.ToArray());
    }

    private static JsValue CallCond(in NativeCall call)
    {
        var pairs = (JsArray)Captured.Of(call)[0].AsObject;
        for (uint i = 0; i < pairs.Length; i++)
        {
            call.Realm.Meter.Charge(1);
            JsValue pair = pairs.Items[i];
            if (Operations.ToBoolean(Apply(call, Operations.GetV(call.Realm, pair, new PropertyKey(0)))))
            {
                return call.Realm.Call(Operations.GetV(call.Realm, pair, new PropertyKey(1)), call.This, call.Arguments);
            }
        }

        return JsValue.Undefined;
    }

    private static JsValue Attempt(in NativeCall call)
    {
        Realm realm = call.Realm;
        int depth = realm.NativeDepth;
        try
        {
            return realm.Call(call[0], JsValue.Undefined, call.Count > 1 ? call.Arguments[1..] : []);
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            realm.NativeDepth = depth;
            return thrown.Value.Cell is JsError error ? error : JsError.Create(realm, realm.Get(Intrinsic.ErrorPrototype), Operations.ToText(realm, thrown.Value));
        }
    }
}
