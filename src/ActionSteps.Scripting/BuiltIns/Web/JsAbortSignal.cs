namespace ActionSteps.Scripting.BuiltIns;

/// <summary>An <c>AbortSignal</c>.</summary>
internal sealed class JsAbortSignal(JsObject prototype) : JsEventTarget(prototype)
{
    private List<JsObject>? _reactions;
    private List<JsAbortSignal>? _followers;

    internal bool IsAborted { get; private set; }

    internal JsValue Reason { get; private set; } = JsValue.Undefined;

    internal static JsAbortSignal Create(Realm realm)
    {
        realm.Meter.Allocate(144);
        return new JsAbortSignal(realm.Get(Intrinsic.AbortSignalPrototype));
    }

    /// <summary>Lets a function of the engine run when the signal is aborted, before the listeners of the script.</summary>
    internal void OnAbort(Realm realm, JsObject reaction)
    {
        realm.Meter.Allocate(16);
        (_reactions ??= []).Add(reaction);
    }

    /// <summary>Lets another signal be aborted after this one, for the same reason.</summary>
    internal void AddFollower(Realm realm, JsAbortSignal follower)
    {
        realm.Meter.Allocate(16);
        (_followers ??= []).Add(follower);
    }

    internal void Abort(Realm realm, JsValue reason)
    {
        if (IsAborted)
        {
            return;
        }

        IsAborted = true;
        Reason = reason.IsUndefined ? DomExceptionConstructor.Make(realm, "AbortError", "This operation was aborted") : reason;
        foreach (JsObject reaction in _reactions ?? [])
        {
            realm.Meter.Charge(1);
            reaction.Call(realm, this, [Reason]);
        }

        _reactions = null;
        realm.Meter.Allocate(128);
        Dispatch(realm, new JsEvent(realm.Get(Intrinsic.EventPrototype), "abort", isCancelable: false));
        AbortFollowers(realm);
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(64 + (16L * ((_reactions?.Count ?? 0) + (_followers?.Count ?? 0))));
        census.Visit(Reason);
        foreach (JsObject reaction in _reactions ?? [])
        {
            census.Visit(reaction);
        }

        foreach (JsAbortSignal follower in _followers ?? [])
        {
            census.Visit(follower);
        }
    }

    // A chain of followers may be long: each is a nested call of native code.
    private void AbortFollowers(Realm realm)
    {
        List<JsAbortSignal>? followers = _followers;
        _followers = null;
        realm.EnterNative();
        foreach (JsAbortSignal follower in followers ?? [])
        {
            realm.Meter.Charge(1);
            follower.Abort(realm, Reason);
        }

        realm.LeaveNative();
    }
}
