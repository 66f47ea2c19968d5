using ActionSteps.Offload;
using ActionSteps.Sessions;

namespace ActionSteps.Replay;

/// <summary>A live chat of a run that is recorded or replayed; a replayed one reaches nobody.</summary>
internal sealed class WatchedOffload(string name, IOffloadProvider? provider, IPortCalls calls) : IOffloadProvider
{
    private static readonly PortForm<OffloadResult> s_result = new(
        static result => result is null ? Value.Null : Value.Object(("offloadSuccess", result.OffloadSuccess), ("pauseBot", result.PauseBot)),
        static value => new OffloadResult(value["offloadSuccess"] == Value.True, value["pauseBot"] == Value.True));

    public string Name => name;

    public async Task<OffloadResult> OffloadAsync(OffloadRequest request, CancellationToken cancellationToken) => await calls.CallAsync(
        PortNames.Offload,
        name,
        Value.Object(request.Payload),
        async () => provider is null
            ? throw new InvalidOperationException("A replayed run reaches no live chat.")
            : await provider.OffloadAsync(request, cancellationToken).ConfigureAwait(false),
        s_result,
        cancellationToken).ConfigureAwait(false);

    // Steps hand conversations over; what users write afterwards leaves with the commit.
    public Task SendUserMessageAsync(OffloadMessage message, CancellationToken cancellationToken) => Task.CompletedTask;
}
