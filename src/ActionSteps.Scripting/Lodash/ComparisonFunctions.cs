using static ActionSteps.Scripting.Lodash.LodashFunction;

namespace ActionSteps.Scripting.Lodash;

/// <summary>Comparing and copying values.</summary>
internal static class ComparisonFunctions
{
    internal static readonly LodashFunction[] All =
    [
        Ends("clone", 1, static (in NativeCall call) => DeepCopy.Of(call.Realm, call[0], isDeep: false)),
        Ends("cloneDeep", 1, static (in NativeCall call) => DeepCopy.Of(call.Realm, call[0], isDeep: true)),
        Ends("cloneDeepWith", 2, static (in NativeCall call) => DeepCopy.Of(call.Realm, call[0], isDeep: true, Function(call[1]))),
        Ends("cloneWith", 2, static (in NativeCall call) => DeepCopy.Of(call.Realm, call[0], isDeep: false, Function(call[1]))),
        Chain("conforms", 1, Conforms),
        Ends("conformsTo", 2, static (in NativeCall call) => call[1].IsNullish || ConformsTo(call.Realm, call[0], call[1])),
        Ends("eq", 2, static (in NativeCall call) => Operations.SameValueZero(call[0], call[1])),
        Ends("gt", 2, static (in NativeCall call) => Compare(call, OpCode.Greater)),
        Ends("gte", 2, static (in NativeCall call) => Compare(call, OpCode.GreaterEqual)),
        Ends("isEqual", 2, static (in NativeCall call) => DeepEquality.IsEqual(call.Realm, call[0], call[1], null)),
        Ends("isEqualWith", 3, IsEqualWith),
        Ends("isMatch", 2, static (in NativeCall call) => IsMatch(call, null)),
        Ends("isMatchWith", 3, static (in NativeCall call) => IsMatch(call, Function(call[2]))),
        Ends("lt", 2, static (in NativeCall call) => Compare(call, OpCode.Less)),
        Ends("lte", 2, static (in NativeCall call) => Compare(call, OpCode.LessEqual)),
        Chain("matches", 1, Matches),
        Chain("matchesProperty", 2, MatchesProperty),
    ];

    private static JsObject? Function(JsValue value) => value.IsCallable ? value.AsObject : null;

    private static bool Compare(in NativeCall call, OpCode op)
    {
        bool areTexts = call[0].IsString && call[1].IsString;
        JsValue left = areTexts ? call[0] : Numbers.ToNumber(call.Realm, call[0]);
        return Operations.Compare(call.Realm, op, left, areTexts ? call[1] : Numbers.ToNumber(call.Realm, call[1]));
    }

    private static JsValue IsEqualWith(in NativeCall call)
    {
        JsObject? customizer = Function(call[2]);
        JsValue answer = customizer is null ? JsValue.Undefined : customizer.Call(call.Realm, JsValue.Undefined, [call[0], call[1]]);
        return answer.IsUndefined ? DeepEquality.IsEqual(call.Realm, call[0], call[1], customizer) : Operations.ToBoolean(answer);
    }

    private static bool IsMatch(in NativeCall call, JsObject? customizer)
    {
        if (customizer is null && !call[0].IsNullish && Operations.StrictEquals(call[0], call[1]))
        {
            return true;
        }

        JsObject source = call[1].IsNullish ? call.Realm.NewObject() : Operations.ToObject(call.Realm, call[1]);
        return new SourceMatch(call.Realm, source).IsMatch(call.Realm, call[0], customizer);
    }

    private static bool ConformsTo(Realm realm, JsValue value, JsValue source)
    {
        Entries entries = Entries.OfObject(realm, source);
        if (value.IsNullish)
        {
            return entries.Count == 0;
        }

        JsObject target = Operations.ToObject(realm, value);
        while (entries.Next())
        {
            PropertyKey key = entries.PropertyKey;
            JsValue found = target.Get(realm, key);
            if ((found.IsUndefined && !target.HasProperty(realm, key)) || !Operations.ToBoolean(realm.Call(entries.Value, JsValue.Undefined, found)))
            {
                return false;
            }
        }

        return true;
    }

    private static JsValue Conforms(in NativeCall call)
    {
        JsValue source = DeepCopy.Of(call.Realm, call[0], isDeep: true);
        return new JsNativeFunction(call.Realm, "", 1, static (in NativeCall inner) => ConformsTo(inner.Realm, inner[0], inner.Callee.State!), source.Cell ?? JsTag.Undefined);
    }

    private static JsValue Matches(in NativeCall call)
    {
        JsValue source = DeepCopy.Of(call.Realm, call[0], isDeep: true);
        JsObject held = source.IsNullish ? call.Realm.NewObject() : Operations.ToObject(call.Realm, source);
        return new JsNativeFunction(call.Realm, "", 1, static (in NativeCall inner) => new SourceMatch(inner.Realm, (JsObject)inner.Callee.State!).IsMatch(inner.Realm, inner[0]), held);
    }

    private static JsValue MatchesProperty(in NativeCall call)
    {
        JsArray pair = call.Realm.NewArray([call[0], DeepCopy.Of(call.Realm, call[1], isDeep: true)]);
        return new JsNativeFunction(call.Realm, "", 1, static (in NativeCall inner) =>
        {
            var pair = (JsArray)inner.Callee.State!;
            return Iteratee.MatchesProperty(inner.Realm, pair.Items[0], pair.Items[1]).Of1(inner.Realm, inner[0]);
        }, pair);
    }
}
