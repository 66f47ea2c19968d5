using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>What a value is.</summary>
internal static class LangFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Ends("isArguments", 1, static (in NativeCall call) => call[0].Cell is JsArguments),
        Ends("isArray", 1, static (in NativeCall call) => Operations.IsArray(call.Realm, call[0])),
        Ends("isArrayBuffer", 1, static (in NativeCall call) => call[0].Cell is JsArrayBuffer),
        Ends("isArrayLike", 1, static (in NativeCall call) => ListView.IsList(call.Realm, call[0])),
        Ends("isArrayLikeObject", 1, static (in NativeCall call) => ListView.IsListObject(call.Realm, call[0])),
        Ends("isBoolean", 1, static (in NativeCall call) => call[0].IsBoolean || call[0].Cell is JsWrapper { Value.IsBoolean: true }),
        Ends("isBuffer", 1, static (in NativeCall call) => false),
        Ends("isDate", 1, static (in NativeCall call) => call[0].Cell is JsDate),
        Ends("isElement", 1, static (in NativeCall call) => call[0].TryGetObject(out JsObject? value) && !value.IsCallable && value.Get(call.Realm, "nodeType") is { IsNumber: true, Number: 1 } && !IsPlain(call.Realm, value)),
        Ends("isEmpty", 1, IsEmpty),
        Ends("isError", 1, IsError),
        Ends("isFinite", 1, static (in NativeCall call) => call[0].IsNumber && double.IsFinite(call[0].Number)),
        Ends("isFunction", 1, static (in NativeCall call) => call[0].IsCallable),
        Ends("isInteger", 1, static (in NativeCall call) => call[0].IsNumber && double.IsFinite(call[0].Number) && Math.Truncate(call[0].Number) == call[0].Number),
        Ends("isLength", 1, static (in NativeCall call) => ListView.IsLength(call[0])),
        Ends("isMap", 1, static (in NativeCall call) => call[0].Cell is JsMap),
        Ends("isNaN", 1, static (in NativeCall call) => TryNumber(call[0], out double number) && double.IsNaN(number)),
        Ends("isNative", 1, static (in NativeCall call) => call[0].Cell is JsNativeFunction or JsLodash),
        Ends("isNil", 1, static (in NativeCall call) => call[0].IsNullish),
        Ends("isNull", 1, static (in NativeCall call) => call[0].IsNull),
        Ends("isNumber", 1, static (in NativeCall call) => TryNumber(call[0], out _)),
        Ends("isObject", 1, static (in NativeCall call) => call[0].IsObject),
        Ends("isObjectLike", 1, static (in NativeCall call) => call[0].IsObject && !call[0].IsCallable),
        Ends("isPlainObject", 1, static (in NativeCall call) => call[0].TryGetObject(out JsObject? value) && IsPlain(call.Realm, value)),
        Ends("isRegExp", 1, static (in NativeCall call) => call[0].Cell is JsRegExp),
        Ends("isSafeInteger", 1, static (in NativeCall call) => call[0].IsNumber && Math.Abs(call[0].Number) <= 9007199254740991 && Math.Truncate(call[0].Number) == call[0].Number),
        Ends("isSet", 1, static (in NativeCall call) => call[0].Cell is JsSet),
        Ends("isString", 1, static (in NativeCall call) => call[0].IsString || call[0].Cell is JsWrapper { Value.IsString: true }),
        Ends("isSymbol", 1, static (in NativeCall call) => call[0].IsSymbol || call[0].Cell is JsWrapper { Value.IsSymbol: true }),
        Ends("isTypedArray", 1, static (in NativeCall call) => call[0].Cell is JsTypedArray { IsBigInt: false }),
        Ends("isUndefined", 1, static (in NativeCall call) => call[0].IsUndefined),
        Ends("isWeakMap", 1, static (in NativeCall call) => call[0].TryGetObject(out JsObject? value) && Tags.Of(value) == Tag.WeakMap),
        Ends("isWeakSet", 1, static (in NativeCall call) => call[0].TryGetObject(out JsObject? value) && Tags.Of(value) == Tag.WeakSet),
    ];

    /// <summary>Whether an object was made by a literal, by <c>Object</c>, or has no prototype.</summary>
    internal static bool IsPlain(Realm realm, JsObject value)
    {
        if (value.IsCallable || value is JsArguments or JsLodashWrapper || Tags.Of(value) != Tag.Object)
        {
            return false;
        }

        JsObject? prototype = value.GetPrototypeOf(realm);
        if (prototype is null || ReferenceEquals(prototype, realm.ObjectPrototype))
        {
            return prototype is null || value.Get(realm, JsSymbol.ToStringTag).IsUndefined || value.HasOwnProperty(realm, JsSymbol.ToStringTag);
        }

        return prototype.HasOwnProperty(realm, Names.Constructor) && ReferenceEquals(prototype.Get(realm, Names.Constructor).Cell, realm.Get(Intrinsic.Object));
    }

    private static bool TryNumber(JsValue value, out double number)
    {
        JsValue inner = value.Cell is JsWrapper wrapper ? wrapper.Value : value;
        number = inner.IsNumber ? inner.Number : 0;
        return inner.IsNumber;
    }

    private static JsValue IsEmpty(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsValue value = call[0];
        if (!value.TryGetObject(out JsObject? target))
        {
            return !value.IsString || value.AsString.Length == 0;
        }

        return target switch
        {
            JsArray or JsTypedArray or JsArguments => ListView.Of(realm, value).Length == 0,
            JsMap map => map.Table.Count == 0,
            JsSet set => set.Table.Count == 0,
            _ when value.AsObject.Get(realm, "splice").IsCallable && ListView.TryRead(realm, value, out ListView list) => list.Length == 0,
            _ => ObjectKeys.Own(realm, target).Count == 0,
        };
    }

    private static JsValue IsError(in NativeCall call)
    {
        if (!call[0].TryGetObject(out JsObject? value) || value.IsCallable)
        {
            return false;
        }

        return value is JsError
            || (value.Get(call.Realm, Names.Message).IsString && value.Get(call.Realm, Names.Name).IsString && !IsPlain(call.Realm, value));
    }
}
