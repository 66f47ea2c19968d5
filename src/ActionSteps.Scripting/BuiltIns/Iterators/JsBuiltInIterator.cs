namespace ActionSteps.Scripting.BuiltIns.Iterators;

/// <summary>An iterator of the engine. Consumers that have found its own <c>next</c> step it without a call and without result objects.</summary>
internal abstract class JsBuiltInIterator(JsObject? prototype) : JsObject(prototype), INativeIterator
{
    /// <summary>The body of the <c>next</c> method that <see cref="TryStep"/> stands for.</summary>
    public abstract NativeBody NextBody { get; }

    public abstract bool TryStep(Realm realm, out JsValue value);

    internal JsValue Next(Realm realm)
    {
        bool hasValue = TryStep(realm, out JsValue value);
        return realm.NewIterResult(hasValue ? value : JsValue.Undefined, !hasValue);
    }
}
