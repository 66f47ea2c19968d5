namespace ActionSteps.Scripting.Values;

/// <summary>The result of <c>bind</c>.</summary>
internal sealed class JsBoundFunction(JsObject? prototype, JsObject target, JsValue thisValue, JsValue[] arguments) : JsObject(prototype)
{
    internal JsObject Target { get; } = target;

    internal override string ClassName => "Function";

    internal override bool IsCallable => true;

    // Known from the start: asking along a chain of bound functions would take a stack as long as the chain.
    internal override bool IsConstructor { get; } = target.IsConstructor;

    internal override JsValue Call(Realm realm, JsValue ignored, ReadOnlySpan<JsValue> given)
    {
        realm.EnterNative();
        try
        {
            return Target.Call(realm, thisValue, [.. arguments, .. given]);
        }
        finally
        {
            realm.LeaveNative();
        }
    }

    internal override JsValue Construct(Realm realm, ReadOnlySpan<JsValue> given, JsObject newTarget)
    {
        realm.EnterNative();
        try
        {
            return Target.Construct(realm, [.. arguments, .. given], ReferenceEquals(newTarget, this) ? Target : newTarget);
        }
        finally
        {
            realm.LeaveNative();
        }
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(48 + (16L * arguments.Length));
        census.Visit(Target);
        census.Visit(thisValue);
        census.Visit(arguments);
    }
}
