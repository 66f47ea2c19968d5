using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary><c>Symbol</c> and its prototype.</summary>
internal static class SymbolConstructor
{
    private static readonly IntrinsicTable s_table = IntrinsicTable.Of([
        .. Constructor("Symbol", 0, Intrinsic.SymbolPrototype),
        Method("for", 1, For),
        Method("keyFor", 1, KeyFor),
        Constant("asyncIterator", JsSymbol.AsyncIterator),
        Constant("hasInstance", JsSymbol.HasInstance),
        Constant("isConcatSpreadable", JsSymbol.IsConcatSpreadable),
        Constant("iterator", JsSymbol.Iterator),
        Constant("match", JsSymbol.Match),
        Constant("matchAll", JsSymbol.MatchAll),
        Constant("replace", JsSymbol.Replace),
        Constant("search", JsSymbol.Search),
        Constant("species", JsSymbol.Species),
        Constant("split", JsSymbol.Split),
        Constant("toPrimitive", JsSymbol.ToPrimitive),
        Constant("toStringTag", JsSymbol.ToStringTag),
        Constant("unscopables", JsSymbol.Unscopables),
    ]);

    private static readonly IntrinsicTable s_prototype = IntrinsicTable.Of(
        Link("constructor", Intrinsic.Symbol),
        Getter("description", "description", static (in NativeCall call) => Self(call).Description is { } text ? text : JsValue.Undefined),
        Method("toString", 0, static (in NativeCall call) => Self(call).ToString()),
        Method("valueOf", 0, static (in NativeCall call) => Self(call)),
        Method(JsSymbol.ToPrimitive, "[Symbol.toPrimitive]", 1, static (in NativeCall call) => Self(call), PropertyFlags.Configurable),
        Tag("Symbol"));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "Symbol".AsJs(), 0, Construct, isConstructor: true));

    internal static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    private static JsValue Construct(in NativeCall call)
    {
        if (call.NewTarget is not null)
        {
            throw call.Realm.TypeError("Symbol is not a constructor");
        }

        call.Realm.Meter.Allocate(48);
        return new JsSymbol(call[0].IsUndefined ? null : Operations.ToJsString(call.Realm, call[0]));
    }

    private static JsSymbol Self(in NativeCall call) => call.This.Cell switch
    {
        JsSymbol symbol => symbol,
        JsWrapper { Value.Cell: JsSymbol symbol } => symbol,
        _ => throw call.Realm.TypeError("Symbol.prototype method requires that 'this' be a Symbol"),
    };

    private static JsValue For(in NativeCall call)
    {
        string key = Operations.ToText(call.Realm, call[0]);
        if (!call.Realm.Symbols.TryGetValue(key, out JsSymbol? symbol))
        {
            call.Realm.Meter.Allocate(120 + (2L * key.Length));
            symbol = new JsSymbol(JsString.Of(key)) { IsRegistered = true };
            call.Realm.Symbols.Add(key, symbol);
        }

        return symbol;
    }

    private static JsValue KeyFor(in NativeCall call)
    {
        if (call[0].Cell is not JsSymbol symbol)
        {
            throw call.Realm.TypeError($"{Operations.Describe(call[0])} is not a symbol");
        }

        return symbol is { IsRegistered: true, Description: { } text } ? text : JsValue.Undefined;
    }
}
