namespace ActionSteps.Scripting.Execution;

/// <summary>The jobs of promises (27.2.2), and awaiting.</summary>
internal static class PromiseJobs
{
    /// <summary>Makes a suspended function go on when a value, as a promise, settles.</summary>
    internal static void Await(Realm realm, JsValue value, IAwaiter awaiter) =>
        PromiseResolve(realm, value).Then(realm, new PromiseReaction(awaiter));

    /// <summary>PromiseResolve for the engine's own constructor.</summary>
    internal static JsPromise PromiseResolve(Realm realm, JsValue value)
    {
        if (value.Cell is JsPromise promise && ReferenceEquals(promise.Get(realm, Names.Constructor).Cell, realm.Get(Intrinsic.Promise)))
        {
            return promise;
        }

        JsPromise made = JsPromise.Create(realm);
        made.Resolve(realm, value);
        return made;
    }

    internal static void React(Realm realm, PromiseReaction reaction, PromiseState state, JsValue result)
    {
        if (reaction.Awaiter is not null)
        {
            reaction.Awaiter.Continue(realm, state, result);
            return;
        }

        JsObject? handler = state == PromiseState.Fulfilled ? reaction.OnFulfilled : reaction.OnRejected;
        try
        {
            if (handler is null)
            {
                if (state == PromiseState.Fulfilled)
                {
                    reaction.Capability?.Resolve(realm, result);
                }
                else
                {
                    reaction.Capability?.Reject(realm, result);
                }

                return;
            }

            result = handler.Call(realm, JsValue.Undefined, [result]);
        }
        catch (JsThrow thrown) when (handler is not null)
        {
            realm.Meter.ThrowIfReached();
            reaction.Capability?.Reject(realm, thrown.Value);
            return;
        }

        reaction.Capability?.Resolve(realm, result);
    }

    internal static void Follow(Realm realm, JsPromise promise, JsObject thenable, JsValue then)
    {
        var (resolve, reject) = PromiseConstructor.ResolvingFunctions(realm, promise, out ResolvingState state);
        try
        {
            realm.Call(then, thenable, resolve, reject);
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            if (state.TryUse())
            {
                promise.Reject(realm, thrown.Value);
            }
        }
    }
}
