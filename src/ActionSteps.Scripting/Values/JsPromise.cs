namespace ActionSteps.Scripting.Values;

/// <summary>A promise.</summary>
internal sealed class JsPromise(JsObject prototype) : JsObject(prototype)
{
    private List<PromiseReaction>? _reactions;

    internal PromiseState State { get; private set; }

    /// <summary>The value or the reason, once settled.</summary>
    internal JsValue Result { get; private set; } = JsValue.Undefined;

    internal override string ClassName => "Promise";

    internal static JsPromise Create(Realm realm)
    {
        realm.Meter.Allocate(112);
        return new JsPromise(realm.Get(Intrinsic.PromisePrototype));
    }

    /// <summary>Whether somebody has asked for what becomes of it.</summary>
    internal bool IsHandled { get; private set; }

    /// <summary>The resolve function's steps: follows another promise, else fulfils.</summary>
    internal void Resolve(Realm realm, JsValue resolution)
    {
        if (ReferenceEquals(resolution.Cell, this))
        {
            Settle(realm, PromiseState.Rejected, realm.TypeError("Chaining cycle detected for promise #<Promise>").Value);
            return;
        }

        if (!resolution.TryGetObject(out JsObject? target))
        {
            Settle(realm, PromiseState.Fulfilled, resolution);
            return;
        }

        JsValue then;
        try
        {
            then = target.Get(realm, Names.Then);
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            Settle(realm, PromiseState.Rejected, thrown.Value);
            return;
        }

        if (then.IsCallable)
        {
            realm.Loop.Enqueue(new Job(JobKind.FollowThenable, this, target, then));
        }
        else
        {
            Settle(realm, PromiseState.Fulfilled, resolution);
        }
    }

    internal void Reject(Realm realm, JsValue reason) => Settle(realm, PromiseState.Rejected, reason);

    /// <summary>PerformPromiseThen.</summary>
    internal void Then(Realm realm, PromiseReaction reaction)
    {
        realm.Meter.Allocate(152);
        IsHandled = true;
        if (State == PromiseState.Pending)
        {
            (_reactions ??= []).Add(reaction);
        }
        else
        {
            realm.Loop.Enqueue(new Job(JobKind.Reaction, reaction, null, Result, State));
        }
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(64 + (16L * (_reactions?.Capacity ?? 0)));
        census.Visit(Result);
        foreach (PromiseReaction reaction in _reactions ?? [])
        {
            census.Visit(reaction);
        }
    }

    private void Settle(Realm realm, PromiseState state, JsValue result)
    {
        if (State != PromiseState.Pending)
        {
            return;
        }

        State = state;
        Result = result;
        foreach (PromiseReaction reaction in _reactions ?? [])
        {
            realm.Loop.Enqueue(new Job(JobKind.Reaction, reaction, null, result, state));
        }

        _reactions = null;
        if (state == PromiseState.Rejected && !IsHandled)
        {
            realm.NoteRejection(this);
        }
    }
}
