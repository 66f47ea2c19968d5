namespace ActionSteps.Scripting.Execution;

/// <summary>Makes an ordinary iterator usable where an async one is asked for (27.1.4).</summary>
internal sealed class JsAsyncFromSyncIterator(Realm realm, IteratorRecord inner) : JsObject(realm.Get(Intrinsic.AsyncFromSyncIteratorPrototype))
{
    internal JsValue Step(Realm realm, ResumeMode mode, JsValue value, bool hasValue)
    {
        PromiseCapability capability = PromiseCapability.Plain(realm);
        try
        {
            JsObject? result = CallInner(realm, mode, value, hasValue, capability);
            if (result is not null)
            {
                Finish(realm, result, capability, closesOnRejection: mode != ResumeMode.Return);
            }
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            capability.Reject(realm, thrown.Value);
        }

        return capability.Promise;
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Visit(inner);
    }

    private JsObject? CallInner(Realm realm, ResumeMode mode, JsValue value, bool hasValue, PromiseCapability capability)
    {
        JsObject iterator = inner.AsObject(realm);
        JsValue result;
        if (mode == ResumeMode.Next)
        {
            result = hasValue ? realm.Call(inner.NextMethod(realm), iterator, value) : realm.Call(inner.NextMethod(realm), iterator);
        }
        else
        {
            JsObject? method = iterator.GetMethod(realm, mode == ResumeMode.Throw ? Names.Throw : Names.Return);
            if (method is null)
            {
                if (mode == ResumeMode.Return)
                {
                    capability.Resolve(realm, realm.NewIterResult(value, isDone: true));
                    return null;
                }

                inner.Close(realm);
                throw realm.TypeError("The iterator does not provide a 'throw' method");
            }

            result = hasValue ? method.Call(realm, iterator, [value]) : method.Call(realm, iterator, []);
        }

        return result.TryGetObject(out JsObject? step) ? step : throw realm.TypeError($"Iterator result {Operations.Describe(result)} is not an object");
    }

    private void Finish(Realm realm, JsObject result, PromiseCapability capability, bool closesOnRejection)
    {
        bool isDone = Operations.ToBoolean(result.Get(realm, Names.Done));
        JsValue value = result.Get(realm, Names.Value);
        JsPromise wrapper;
        try
        {
            wrapper = PromiseJobs.PromiseResolve(realm, value);
        }
        catch (JsThrow) when (!isDone && closesOnRejection && inner.CloseOnThrow(realm))
        {
            throw;
        }

        wrapper.Then(realm, new PromiseReaction(new Unwrapper(capability, isDone, !isDone && closesOnRejection ? inner : null)));
    }

    private sealed class Unwrapper(PromiseCapability capability, bool isDone, IteratorRecord? closes) : HeapCell(CellKind.Internal), IAwaiter
    {
        public void Continue(Realm realm, PromiseState state, JsValue result)
        {
            if (state == PromiseState.Fulfilled)
            {
                capability.Resolve(realm, realm.NewIterResult(result, isDone));
                return;
            }

            closes?.CloseQuietly(realm);
            capability.Reject(realm, result);
        }

        internal override void Trace(MemoryCensus census)
        {
            census.Count(56);
            census.Visit(capability.Promise);
            census.Visit(closes);
        }
    }
}
