namespace ActionSteps.Scripting.Tests.Fetch;

/// <summary>A network that answers what the test says.</summary>
internal sealed class ScriptedTransport(Func<FetchRequest, CancellationToken, ValueTask<FetchResponse>> answer) : IFetchTransport
{
    public ValueTask<FetchResponse> SendAsync(FetchRequest request, CancellationToken cancellationToken) => answer(request, cancellationToken);

    public static ScriptGlobals Answering(FetchResponse response) => Globals((_, _) => new(response));

    public static ScriptGlobals Globals(Func<FetchRequest, CancellationToken, ValueTask<FetchResponse>> answer) =>
        new ScriptGlobals().AddFetch(new ScriptedTransport(answer));
}
