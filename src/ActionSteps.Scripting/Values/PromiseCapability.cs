namespace ActionSteps.Scripting.Values;

/// <summary>A promise, possibly of a class of the script, with the functions that settle it.</summary>
internal sealed class PromiseCapability
{
    private readonly JsPromise? _plain;

    private PromiseCapability(JsObject promise, JsPromise? plain, JsValue resolve, JsValue reject) =>
        (Promise, _plain, ResolveFunction, RejectFunction) = (promise, plain, resolve, reject);

    internal JsObject Promise { get; }

    internal JsValue ResolveFunction { get; }

    internal JsValue RejectFunction { get; }

    /// <summary>A promise of the engine's own, settled without function objects.</summary>
    internal static PromiseCapability Plain(Realm realm)
    {
        JsPromise promise = JsPromise.Create(realm);
        return new PromiseCapability(promise, promise, JsValue.Undefined, JsValue.Undefined);
    }

    internal static PromiseCapability Of(JsObject promise, JsValue resolve, JsValue reject) => new(promise, null, resolve, reject);

    internal void Resolve(Realm realm, JsValue value)
    {
        if (_plain is not null)
        {
            _plain.Resolve(realm, value);
        }
        else
        {
            realm.Call(ResolveFunction, JsValue.Undefined, value);
        }
    }

    internal void Reject(Realm realm, JsValue reason)
    {
        if (_plain is not null)
        {
            _plain.Reject(realm, reason);
        }
        else
        {
            realm.Call(RejectFunction, JsValue.Undefined, reason);
        }
    }
}
