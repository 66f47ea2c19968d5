namespace ActionSteps.Scripting.Host;

/// <summary>
/// A task of the host that a script waits for: the promise it settles, on its way there the link in the queue of answers. It is the
/// continuation of the task itself, so that waiting takes no state machine.
/// </summary>
internal sealed class HostAnswer
{
    private readonly Task<ScriptValue> _task;
    private readonly EventLoop _loop;

    private HostAnswer(Task<ScriptValue> task, JsPromise promise, EventLoop loop) => (_task, Promise, _loop) = (task, promise, loop);

    internal JsPromise Promise { get; }

    /// <summary>The next in the queue of answers; set by the thread that completes the task, then read by the run's.</summary>
    internal HostAnswer? Next { get; set; }

    /// <summary>Neighbours among the answers that are outstanding; only the run's thread uses them.</summary>
    internal HostAnswer? Later { get; set; }

    internal HostAnswer? Earlier { get; set; }

    internal static void Expect(Task<ScriptValue> task, JsPromise promise, EventLoop loop)
    {
        var answer = new HostAnswer(task, promise, loop);
        loop.BeginAnswer(answer);
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(answer.Arrive);
    }

    internal void Settle(Realm realm)
    {
        ScriptValue value;
        try
        {
            // Completed, so that this reads the result and waits for nothing.
            value = _task.GetAwaiter().GetResult();
        }
        catch (Exception fault)
        {
            Promise.Reject(realm, HostCalls.ToError(realm, fault));
            return;
        }

        Promise.Resolve(realm, HostValues.ToScript(realm, JsString.EmptyText, value));
    }

    private void Arrive()
    {
        // Looked at, so that a failure after the end of the run is not reported as unobserved.
        _ = _task.Exception;
        _loop.Post(this);
    }
}
