using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Functions with some arguments given before; placeholders leave places for later ones.</summary>
internal static class PartialFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Chain("bind", 2, Bind),
        Chain("bindAll", 1, BindAll),
        Chain("bindKey", 2, BindKey),
        Chain("curry", 3, static (in NativeCall call) => Curry(call, CallCurried)),
        Chain("curryRight", 3, static (in NativeCall call) => Curry(call, CallCurriedRight)),
        Chain("partial", 1, static (in NativeCall call) => Partial(call, CallPartial)),
        Chain("partialRight", 1, static (in NativeCall call) => Partial(call, CallPartialRight)),
    ];

    private static JsValue Placeholder(in NativeCall call) => JsLodash.Of(call.Realm).Placeholder(call.Realm, call.Callee);

    private static JsArray Held(in NativeCall call, int from) => call.Realm.NewArray(call.Count > from ? call.Arguments[from..].ToArray() : []);

    private static JsNativeFunction NewBound(Realm realm, NativeBody body, params JsValue[] values)
    {
        realm.Meter.Allocate(64 + (16L * values.Length));
        return new JsNativeFunction(realm.FunctionPrototype, JsString.EmptyText, 0, body, isConstructor: true, new Captured(values));
    }

    private static JsValue Bind(in NativeCall call) =>
        NewBound(call.Realm, CallBound, Captured.Require(call, 0), Held(call, 2), Placeholder(call), call[1]);

    private static JsValue BindKey(in NativeCall call) =>
        NewBound(call.Realm, CallBoundKey, call[0], Held(call, 2), Placeholder(call), call[1]);

    private static JsValue Partial(in NativeCall call, NativeBody body) =>
        NewBound(call.Realm, body, Captured.Require(call, 0), Held(call, 1), Placeholder(call));

    private static JsValue Curry(in NativeCall call, NativeBody body)
    {
        Realm realm = call.Realm;
        JsObject function = Captured.Require(call, 0);
        bool isDefault = Operations.ToBoolean(call[2]) || call[1].IsUndefined;
        double arity = isDefault ? Operations.ToLength(realm, function.Get(realm, Names.Length)) : Math.Max(Numbers.ToInteger(realm, call[1]), 0);
        return Captured.Function(realm, body, function, realm.NewArray([]), Placeholder(call), arity);
    }

    private static JsValue BindAll(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsArray names = ObjectFunctions.Rest(call, 1);
        for (uint i = 0; i < names.Length; i++)
        {
            realm.Meter.Charge(1);
            PropertyKey key = PropertyPath.KeyOf(realm, names.Items[i]);
            JsValue function = Operations.GetV(realm, call[0], key);
            if (!function.IsCallable)
            {
                throw realm.TypeError("Expected a function");
            }

            Assignment.Put(realm, Operations.ToObject(realm, call[0]), key, NewBound(realm, CallBound, function, realm.NewArray([]), JsLodash.Of(realm), call[0]));
        }

        return call[0];
    }

    // The given arguments, with later ones in the places that were left free and behind them.
    private static JsValue[] Fill(Realm realm, ReadOnlySpan<JsValue> given, JsValue placeholder, ReadOnlySpan<JsValue> later, bool keepsFree)
    {
        realm.Meter.Charge(given.Length + later.Length);
        realm.Meter.Allocate(24 + (16L * (given.Length + later.Length)));
        var made = new List<JsValue>(given.Length + later.Length);
        int used = 0;
        foreach (JsValue value in given)
        {
            bool isFree = Operations.StrictEquals(value, placeholder);
            made.Add(!isFree ? value : used < later.Length ? later[used++] : keepsFree ? value : JsValue.Undefined);
        }

        made.AddRange(later[used..]);
        return made.ToArray();
    }

    private static JsValue[] FillRight(Realm realm, ReadOnlySpan<JsValue> given, JsValue placeholder, ReadOnlySpan<JsValue> later, bool keepsFree)
    {
        int free = 0;
        foreach (JsValue value in given)
        {
            free += Operations.StrictEquals(value, placeholder) ? 1 : 0;
        }

        int before = Math.Max(later.Length - free, 0);
        return [.. later[..before], .. Fill(realm, given, placeholder, later[before..], keepsFree)];
    }

    private static ReadOnlySpan<JsValue> Given(JsValue[] state) => ((JsArray)state[1].AsObject).DenseSpan;

    private static JsValue Run(in NativeCall call, JsValue function, JsValue thisValue, JsValue[] arguments) =>
        call.NewTarget is null ? call.Realm.Call(function, thisValue, arguments) : Operations.Construct(call.Realm, function, arguments);

    private static JsValue CallBound(in NativeCall call)
    {
        JsValue[] state = Captured.Of(call);
        return Run(call, state[0], state[3], Fill(call.Realm, Given(state), state[2], call.Arguments, keepsFree: false));
    }

    private static JsValue CallBoundKey(in NativeCall call)
    {
        JsValue[] state = Captured.Of(call);
        JsValue function = Operations.GetV(call.Realm, state[0], PropertyPath.KeyOf(call.Realm, state[3]));
        return Run(call, function, state[0], Fill(call.Realm, Given(state), state[2], call.Arguments, keepsFree: false));
    }

    private static JsValue CallPartial(in NativeCall call)
    {
        JsValue[] state = Captured.Of(call);
        return Run(call, state[0], call.This, Fill(call.Realm, Given(state), state[2], call.Arguments, keepsFree: false));
    }

    private static JsValue CallPartialRight(in NativeCall call)
    {
        JsValue[] state = Captured.Of(call);
        return Run(call, state[0], call.This, FillRight(call.Realm, Given(state), state[2], call.Arguments, keepsFree: false));
    }

    private static JsValue CallCurried(in NativeCall call) => GoOn(call, isRight: false);

    private static JsValue CallCurriedRight(in NativeCall call) => GoOn(call, isRight: true);

    private static JsValue GoOn(in NativeCall call, bool isRight)
    {
        Realm realm = call.Realm;
        JsValue[] state = Captured.Of(call);
        JsValue[] arguments = isRight
            ? FillRight(realm, Given(state), state[2], call.Arguments, keepsFree: true)
            : Fill(realm, Given(state), state[2], call.Arguments, keepsFree: true);
        int count = 0;
        foreach (JsValue argument in arguments)
        {
            count += Operations.StrictEquals(argument, state[2]) ? 0 : 1;
        }

        return count < state[3].Number
            ? Captured.Function(realm, call.Callee.Body, state[0], realm.NewArray(arguments), state[2], state[3])
            : realm.Call(state[0], call.This, arguments);
    }
}
