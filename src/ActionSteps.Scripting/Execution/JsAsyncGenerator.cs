namespace ActionSteps.Scripting.Execution;

/// <summary>An async generator object: requests wait in a queue, each with its promise.</summary>
internal sealed class JsAsyncGenerator(JsObject prototype, Coroutine coroutine) : JsObject(prototype), IAwaiter
{
    private readonly Queue<(ResumeMode Mode, JsValue Value, PromiseCapability Capability)> _requests = new();
    private bool _isBusy;
    private bool _awaitsReturn;

    internal override string ClassName => "AsyncGenerator";

    internal JsValue Enqueue(Realm realm, ResumeMode mode, JsValue value)
    {
        realm.Meter.Allocate(96);
        PromiseCapability capability = PromiseCapability.Plain(realm);
        _requests.Enqueue((mode, value, capability));
        if (!_isBusy)
        {
            Drain(realm);
        }

        return capability.Promise;
    }

    public void Continue(Realm realm, PromiseState state, JsValue result)
    {
        if (_awaitsReturn)
        {
            // The value of a return() on a finished generator was awaited.
            _awaitsReturn = false;
            Answer(realm, result, state == PromiseState.Rejected, isDone: true);
            _isBusy = false;
            Drain(realm);
            return;
        }

        if (Run(realm, state == PromiseState.Fulfilled ? ResumeMode.Next : ResumeMode.Throw, result))
        {
            _isBusy = false;
            Drain(realm);
        }
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Visit(coroutine);
        census.Count(96L * _requests.Count);
        foreach ((_, JsValue value, PromiseCapability capability) in _requests)
        {
            census.Visit(value);
            census.Visit(capability.Promise);
        }
    }

    private void Drain(Realm realm)
    {
        while (_requests.TryPeek(out (ResumeMode Mode, JsValue Value, PromiseCapability Capability) request))
        {
            _isBusy = true;
            if (coroutine.Signal == CoroutineSignal.Start && request.Mode != ResumeMode.Next)
            {
                coroutine.Signal = CoroutineSignal.Done;
            }

            if (coroutine.IsDone)
            {
                if (request.Mode == ResumeMode.Return)
                {
                    if (TryAwaitReturn(realm, request.Value))
                    {
                        return;
                    }
                }
                else
                {
                    Answer(realm, request.Mode == ResumeMode.Throw ? request.Value : JsValue.Undefined, request.Mode == ResumeMode.Throw, isDone: true);
                }
            }
            else if (!Run(realm, request.Mode, request.Value))
            {
                return;
            }

            _isBusy = false;
        }
    }

    private bool TryAwaitReturn(Realm realm, JsValue value)
    {
        try
        {
            _awaitsReturn = true;
            PromiseJobs.Await(realm, value, this);
            return true;
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            _awaitsReturn = false;
            Answer(realm, thrown.Value, isRejected: true, isDone: true);
            return false;
        }
    }

    /// <summary>Runs to the next yield or the end; false when the generator waits for a promise.</summary>
    private bool Run(Realm realm, ResumeMode mode, JsValue value)
    {
        while (true)
        {
            JsValue result;
            try
            {
                result = coroutine.Resume(realm, mode, value);
            }
            catch (JsThrow thrown)
            {
                realm.Meter.ThrowIfReached();
                Answer(realm, thrown.Value, isRejected: true, isDone: true);
                return true;
            }

            switch (coroutine.Signal)
            {
                case CoroutineSignal.Await:
                    try
                    {
                        PromiseJobs.Await(realm, result, this);
                        return false;
                    }
                    catch (JsThrow thrown)
                    {
                        realm.Meter.ThrowIfReached();
                        (mode, value) = (ResumeMode.Throw, thrown.Value);
                        continue;
                    }

                case CoroutineSignal.YieldDelegate:
                    try
                    {
                        result = Operations.GetV(realm, result, Names.Value);
                    }
                    catch (JsThrow thrown)
                    {
                        realm.Meter.ThrowIfReached();
                        (mode, value) = (ResumeMode.Throw, thrown.Value);
                        coroutine.Signal = CoroutineSignal.Await;
                        continue;
                    }

                    Answer(realm, result, isRejected: false, isDone: false);
                    return true;
                default:
                    Answer(realm, result, isRejected: false, coroutine.IsDone);
                    return true;
            }
        }
    }

    private void Answer(Realm realm, JsValue value, bool isRejected, bool isDone)
    {
        PromiseCapability capability = _requests.Dequeue().Capability;
        if (isRejected)
        {
            capability.Reject(realm, value);
        }
        else
        {
            capability.Resolve(realm, realm.NewIterResult(value, isDone));
        }
    }
}
