using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>The prototype of array iterators.</summary>
internal static class ArrayIteratorPrototype
{
    internal static readonly NativeBody NextBody = static (in NativeCall call) => call.ThisAs<JsArrayIterator>("Array Iterator.prototype.next").Next(call.Realm);

    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(Method("next", 0, NextBody), Tag("Array Iterator"));

    internal static JsObject Create(Realm realm) => s_table.NewObject(realm, realm.Get(Intrinsic.IteratorPrototype));

    /// <summary>Whether <c>next</c> is still the engine's own, so that arrays can be walked directly.</summary>
    internal static bool IsIntact(Realm realm)
    {
        JsObject? prototype = realm.Peek(Intrinsic.ArrayIteratorPrototype);
        return prototype is null
            || (prototype.TryGetOwn(realm, Names.Next, out JsValue next, out _) && next.Cell is JsNativeFunction { Body: { } body } && body == NextBody);
    }
}
