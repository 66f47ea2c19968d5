using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>The global object: built-ins, and behind them what the host has added.</summary>
internal static class GlobalObject
{
    internal static readonly IntrinsicProperty[] Properties =
    [
        Constant("undefined", JsValue.Undefined),
        Constant("NaN", double.NaN),
        Constant("Infinity", double.PositiveInfinity),
        Link("globalThis", Intrinsic.GlobalObject),
        Link("Object", Intrinsic.Object),
        Link("Function", Intrinsic.Function),
        Link("Array", Intrinsic.Array),
        Link("String", Intrinsic.String),
        Link("Number", Intrinsic.Number),
        Link("Boolean", Intrinsic.Boolean),
        Link("Symbol", Intrinsic.Symbol),
        Link("BigInt", Intrinsic.BigInt),
        Link("Error", Intrinsic.Error),
        Link("TypeError", Intrinsic.TypeError),
        Link("RangeError", Intrinsic.RangeError),
        Link("SyntaxError", Intrinsic.SyntaxError),
        Link("ReferenceError", Intrinsic.ReferenceError),
        Link("EvalError", Intrinsic.EvalError),
        Link("URIError", Intrinsic.UriError),
        Link("AggregateError", Intrinsic.AggregateError),
        Link("Promise", Intrinsic.Promise),
        Link("Math", Intrinsic.Math),
        Link("JSON", Intrinsic.Json),
        Link("console", Intrinsic.Console),
        Alias("parseInt", Intrinsic.Number, "parseInt"),
        Alias("parseFloat", Intrinsic.Number, "parseFloat"),
        Method("isNaN", 1, static (in NativeCall call) => double.IsNaN(Operations.ToNumber(call.Realm, call[0]))),
        Method("isFinite", 1, static (in NativeCall call) => double.IsFinite(Operations.ToNumber(call.Realm, call[0]))),
        Method("eval", 1, static (in NativeCall call) => throw call.Realm.Error(Intrinsic.EvalErrorPrototype, "eval is not offered: scripts cannot make code from text. Write the code as a function, or read data with JSON.parse")),
        Method("decodeURI", 1, UriFunctions.DecodeUri),
        Method("decodeURIComponent", 1, UriFunctions.DecodeUriComponent),
        Method("encodeURI", 1, UriFunctions.EncodeUri),
        Method("encodeURIComponent", 1, UriFunctions.EncodeUriComponent),
        Method("escape", 1, UriFunctions.Escape),
        Method("unescape", 1, UriFunctions.Unescape),
        Method("setTimeout", 1, TimerFunctions.SetTimeout),
        Method("setInterval", 1, TimerFunctions.SetInterval),
        Method("clearTimeout", 1, TimerFunctions.Clear),
        Method("clearInterval", 1, TimerFunctions.Clear),
        Method("queueMicrotask", 1, TimerFunctions.QueueMicrotask),
    ];

    internal static JsObject Create(Realm realm)
    {
        IntrinsicTable table = realm.Globals.Table;
        return table.NewObject(realm, realm.ObjectPrototype);
    }
}
