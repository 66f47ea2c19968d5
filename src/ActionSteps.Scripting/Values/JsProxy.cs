namespace ActionSteps.Scripting.Values;

/// <summary>A proxy; both parts are null once it is revoked.</summary>
internal sealed class JsProxy(JsObject target, JsObject handler) : JsObject(null)
{
    internal JsObject? Target { get; private set; } = target;

    internal JsObject? Handler { get; private set; } = handler;

    internal override bool IsExotic => true;

    internal override bool HasOrdinaryPrototype => false;

    internal void Revoke() => (Target, Handler) = (null, null);
}
