namespace ActionSteps.Scripting.Host;

/// <summary>The outcome of a task of the host, on its way to the promise that waits for it.</summary>
internal sealed class HostAnswer
{
    private readonly JsPromise _promise;
    private readonly ScriptValue _value;
    private readonly Exception? _fault;

    private HostAnswer(JsPromise promise, ScriptValue value, Exception? fault) => (_promise, _value, _fault) = (promise, value, fault);

    internal static async Task DeliverAsync(Task<ScriptValue> pending, JsPromise promise, EventLoop loop)
    {
        HostAnswer answer;
        try
        {
            answer = new HostAnswer(promise, await pending.ConfigureAwait(false), null);
        }
        catch (Exception fault)
        {
            answer = new HostAnswer(promise, ScriptValue.Undefined, fault);
        }

        loop.Post(answer);
    }

    internal void Settle(Realm realm)
    {
        if (_fault is null)
        {
            _promise.Resolve(realm, HostValues.ToScript(realm, "", _value));
        }
        else
        {
            _promise.Reject(realm, HostCalls.ToError(realm, _fault));
        }
    }
}
