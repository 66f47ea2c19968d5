using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Function.prototype</c>.</summary>
internal static class FunctionPrototype
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Constant(Names.Length, 0, PropertyFlags.Configurable),
        Constant(Names.Name, JsString.EmptyText, PropertyFlags.Configurable),
        Link("constructor", Intrinsic.Function),
        Method("apply", 2, Apply),
        Method("bind", 1, Bind),
        Method("call", 1, Call),
        Method("toString", 0, ToText),
        Method(JsSymbol.HasInstance, "[Symbol.hasInstance]", 1, HasInstance, PropertyFlags.None),
        Computed("caller", PropertyFlags.Configurable | PropertyFlags.Accessor, Restricted),
        Computed("arguments", PropertyFlags.Configurable | PropertyFlags.Accessor, Restricted));

    internal static JsObject Create(Realm realm) => s_table.Apply(
        realm, new JsNativeFunction(realm.ObjectPrototype, JsString.EmptyText, 0, static (in NativeCall call) => JsValue.Undefined, isConstructor: false));

    internal static JsObject CreateThrowTypeError(Realm realm)
    {
        var function = new JsNativeFunction(realm.FunctionPrototype, JsString.EmptyText, 0, ThrowRestricted, isConstructor: false);
        Operations.Freeze(realm, function);
        return function;
    }

    private static JsValue ThrowRestricted(in NativeCall call) =>
        throw call.Realm.TypeError("'caller', 'callee', and 'arguments' properties may not be accessed on strict mode functions or the arguments objects for calls to them");

    private static JsValue Restricted(Realm realm) => new Accessor(realm.Get(Intrinsic.ThrowTypeError), realm.Get(Intrinsic.ThrowTypeError));

    private static JsObject Self(in NativeCall call) => call.This.IsCallable
        ? call.This.AsObject
        : throw call.Realm.TypeError("Function.prototype method called on something that is not a function");

    private static JsValue Call(in NativeCall call) =>
        Self(call).Call(call.Realm, call[0], call.Count > 1 ? call.Arguments[1..] : []);

    private static JsValue Apply(in NativeCall call)
    {
        JsObject self = Self(call);
        return self.Call(call.Realm, call[0], call[1].IsNullish ? [] : Operations.ListFromArrayLike(call.Realm, call[1]));
    }

    private static JsValue Bind(in NativeCall call)
    {
        JsObject target = Self(call);
        Realm realm = call.Realm;
        JsValue[] arguments = call.Count > 1 ? call.Arguments[1..].ToArray() : [];
        realm.Meter.Allocate(160 + (16L * arguments.Length));
        var bound = new JsBoundFunction(target.GetPrototypeOf(realm), target, call[0], arguments);
        double length = 0;
        if (target.HasOwnProperty(realm, Names.Length) && target.Get(realm, Names.Length) is { IsNumber: true } given)
        {
            length = double.IsInfinity(given.Number) ? given.Number > 0 ? given.Number : 0 : Math.Max(0, Operations.ToInteger(realm, given) - arguments.Length);
        }

        bound.PutOwn(realm, Names.Length, length, PropertyFlags.Configurable);
        JsValue name = target.Get(realm, Names.Name);
        bound.PutOwn(realm, Names.Name, JsString.Concat(realm, "bound ".AsJs(), name.Cell as JsString ?? JsString.EmptyText), PropertyFlags.Configurable);
        return bound;
    }

    private static JsValue HasInstance(in NativeCall call) =>
        call.This.TryGetObject(out JsObject? self) && Operations.OrdinaryHasInstance(call.Realm, self, call[0]);

    private static JsValue ToText(in NativeCall call)
    {
        switch (call.This.Cell)
        {
            case JsFunction function:
                FunctionCode code = function.Code;
                call.Realm.Meter.Allocate(2L * (code.SourceEnd - code.SourceStart));
                return code.Source.Text[code.SourceStart..code.SourceEnd];
            case JsNativeFunction native:
                return $"function {native.Name}() {{ [native code] }}";
            case JsObject { IsCallable: true }:
                return "function () { [native code] }";
            default:
                throw call.Realm.TypeError("Function.prototype.toString requires that 'this' be a Function");
        }
    }
}
