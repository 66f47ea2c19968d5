namespace ActionSteps.Scripting.BuiltIns.Iterators;

/// <summary>An iterator of the engine. Consumers that have found its own <c>next</c> step it without a call and without result objects.</summary>
internal abstract class JsBuiltInIterator(JsObject? prototype) : JsObject(prototype)
{
    /// <summary>The body of the <c>next</c> method that <see cref="TryNext"/> stands for.</summary>
    internal abstract NativeBody NextBody { get; }

    internal abstract bool TryNext(Realm realm, out JsValue value);

    internal JsValue Next(Realm realm)
    {
        bool hasValue = TryNext(realm, out JsValue value);
        return realm.NewIterResult(hasValue ? value : JsValue.Undefined, !hasValue);
    }
}
