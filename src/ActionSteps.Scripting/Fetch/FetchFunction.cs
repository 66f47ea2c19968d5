using static ActionSteps.Scripting.BuiltIns.IntrinsicProperty;

namespace ActionSteps.Scripting.Fetch;

/// <summary>The function <c>fetch</c>.</summary>
internal static class FetchFunction
{
    private static readonly Action<Realm, HeapCell, Task<FetchResponse>> s_settle =
        static (realm, receiver, task) => Settle(realm, (FetchExchange)receiver, new ValueTask<FetchResponse>(task));

    private static readonly IntrinsicTable s_table = IntrinsicTable.Of(
        Constant(Names.Length, 2, PropertyFlags.Configurable),
        Constant(Names.Name, Names.Intern("fetch"), PropertyFlags.Configurable),
        Method("isRedirect", "isRedirect", 1, static (in NativeCall call) => call[0] is { IsNumber: true, Number: 301 or 302 or 303 or 307 or 308 }, PropertyFlags.Default),
        Link("Headers", Intrinsic.Headers, PropertyFlags.Default),
        Link("Request", Intrinsic.Request, PropertyFlags.Default),
        Link("Response", Intrinsic.Response, PropertyFlags.Default),
        Link("FetchError", Intrinsic.FetchError, PropertyFlags.Default),
        Link("AbortError", Intrinsic.AbortError, PropertyFlags.Default),
        Link("default", Intrinsic.Fetch, PropertyFlags.Default));

    internal static JsObject Create(Realm realm) =>
        s_table.Apply(realm, new JsNativeFunction(realm.FunctionPrototype, "fetch".AsJs(), 2, Fetch, isConstructor: false));

    private static JsValue Fetch(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsPromise promise = JsPromise.Create(realm);
        int depth = realm.NativeDepth;
        try
        {
            // No script sees this request, so that it needs no prototype of its own.
            Start(realm, promise, RequestConstructor.Read(realm, realm.ObjectPrototype, call[0], call[1]));
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            realm.NativeDepth = depth;
            promise.Reject(realm, thrown.Value);
        }

        return promise;
    }

    private static void Start(Realm realm, JsPromise promise, JsRequest request)
    {
        FetchRequest message = RequestMessage.Of(realm, request);
        var signal = request.Get(realm, FetchNames.Signal).Cell as JsAbortSignal;
        if (signal is { IsAborted: true })
        {
            throw new JsThrow(FetchErrors.Aborted(realm));
        }

        IFetchTransport transport = realm.Globals.Transport ?? throw realm.TypeError("fetch has no network here");
        realm.Meter.Cancellation.ThrowIfCancellationRequested();
        realm.Meter.Charge(HostCalls.HostCallCost);
        realm.Meter.Allocate(400 + (message.Body?.Length ?? 0));
        var exchange = new FetchExchange(realm, transport, message, promise, request.Url, signal);
        ValueTask<FetchResponse> pending = exchange.SendAsync();
        if (pending.IsCompleted)
        {
            Settle(realm, exchange, pending);
        }
        else
        {
            HostAnswer.Expect(pending.AsTask(), exchange, realm.Loop, s_settle, continuesHere: true);
        }
    }

    private static void Settle(Realm realm, FetchExchange exchange, ValueTask<FetchResponse> done)
    {
        FetchResponse response;
        try
        {
            response = done.GetAwaiter().GetResult();
        }
        catch (Exception fault)
        {
            exchange.Promise.Reject(realm, FetchErrors.Of(realm, fault, exchange.IsAborted));
            return;
        }

        if (!exchange.IsAborted)
        {
            exchange.Promise.Resolve(realm, JsResponse.Received(realm, exchange, response));
        }
    }
}
