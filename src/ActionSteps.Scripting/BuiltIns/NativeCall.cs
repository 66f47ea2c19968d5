namespace ActionSteps.Scripting.BuiltIns;

/// <summary>One call of a built-in function.</summary>
internal readonly ref struct NativeCall(Realm realm, JsValue thisValue, ReadOnlySpan<JsValue> arguments, JsObject? newTarget, JsNativeFunction callee)
{
    internal readonly Realm Realm = realm;
    internal readonly JsValue This = thisValue;
    internal readonly ReadOnlySpan<JsValue> Arguments = arguments;

    /// <summary>What <c>new</c> was called on; null for a plain call.</summary>
    internal readonly JsObject? NewTarget = newTarget;
    internal readonly JsNativeFunction Callee = callee;

    internal int Count => Arguments.Length;

    /// <summary>An argument, undefined when it was not given.</summary>
    internal JsValue this[int index] => (uint)index < (uint)Arguments.Length ? Arguments[index] : JsValue.Undefined;

    /// <summary><c>this</c> as an object of a certain class, else a TypeError that names the method.</summary>
    internal T ThisAs<T>(string method)
        where T : JsObject => This.Cell as T ?? throw Realm.TypeError($"Method {method} called on incompatible receiver {Operations.Describe(This)}");
}
