namespace ActionSteps.Scripting.Execution;

/// <summary>A running call of an async function: its frame and the promise of its result.</summary>
internal sealed class AsyncFunctionCall : HeapCell, IAwaiter
{
    private readonly Coroutine _coroutine;

    private AsyncFunctionCall(Coroutine coroutine, JsPromise promise)
        : base(CellKind.Internal)
    {
        _coroutine = coroutine;
        Promise = promise;
        coroutine.Owner = this;
    }

    internal JsPromise Promise { get; }

    internal static JsPromise Start(Realm realm, JsFunction function, JsValue thisValue, ReadOnlySpan<JsValue> arguments)
    {
        JsPromise promise = JsPromise.Create(realm);
        var call = new AsyncFunctionCall(Coroutine.Create(realm, function, thisValue, arguments), promise);
        call.Step(realm, isStart: true, ResumeMode.Next, JsValue.Undefined);
        return promise;
    }

    public void Continue(Realm realm, PromiseState state, JsValue result) =>
        Step(realm, isStart: false, state == PromiseState.Fulfilled ? ResumeMode.Next : ResumeMode.Throw, result);

    internal override void Trace(MemoryCensus census)
    {
        census.Count(48);
        census.Visit(_coroutine);
        census.Visit(Promise);
    }

    private void Step(Realm realm, bool isStart, ResumeMode mode, JsValue value)
    {
        while (true)
        {
            JsValue result;
            try
            {
                result = isStart ? _coroutine.Start(realm) : _coroutine.Resume(realm, mode, value);
            }
            catch (JsThrow thrown)
            {
                realm.Meter.ThrowIfReached();
                Promise.Reject(realm, thrown.Value);
                return;
            }

            if (_coroutine.IsDone)
            {
                Promise.Resolve(realm, result);
                return;
            }

            try
            {
                PromiseJobs.Await(realm, result, this);
                return;
            }
            catch (JsThrow thrown)
            {
                // A getter of the awaited promise threw: the await throws.
                realm.Meter.ThrowIfReached();
                (isStart, mode, value) = (false, ResumeMode.Throw, thrown.Value);
            }
        }
    }
}
