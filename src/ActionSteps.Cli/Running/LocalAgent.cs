using ActionSteps.Offload;

namespace ActionSteps.Cli.Running;

/// <summary>A live chat that always has somebody free and never writes back, so that a handover can be tried without one.</summary>
internal sealed class LocalAgent(string name) : IOffloadProvider
{
    public string Name => name;

    public Task<OffloadResult> OffloadAsync(OffloadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new OffloadResult(OffloadSuccess: true, PauseBot: true));

    public Task SendUserMessageAsync(OffloadMessage message, CancellationToken cancellationToken) => Task.CompletedTask;
}
