namespace ActionSteps.Offload;

/// <summary>
/// Hands the conversation to a human agent, and goes to one of three blocks of the bot: offloading opened, closed or disabled. Where the
/// bot has no such block, the next step follows. While the agent has the conversation, <c>{internal.offload}</c> exists.
/// </summary>
[StepKind("offload")]
public sealed class OffloadStep : ActionStep
{
    /// <summary>The provider, one that the bot configures or the host registers; any other fails the step.</summary>
    public required string Provider { get; init; }

    /// <summary>What to send along; of equal keys the last one counts. Default nothing.</summary>
    public IReadOnlyList<OffloadPayloadEntry> Payload { get; init; } = [];

    /// <inheritdoc/>
    protected override async ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        OffloadSettings bot = context.FindSetting<OffloadSettings>() ?? OffloadSettings.Empty;
        OffloadProviderSettings provider = bot.Find(Provider) ?? new OffloadProviderSettings(Provider);
        if (OffloadState.ProviderOf(context.Variables) == Provider)
        {
            return Route(bot.OffloadingOpened, context);
        }

        if (!provider.Enabled)
        {
            return Route(bot.OffloadingDisabled, context);
        }

        bool isTaken = provider.IsOpenAt(context.Now)
            && await new Handover(provider, Payload).TryAsync(context, cancellationToken).ConfigureAwait(false);
        return Route(isTaken ? bot.OffloadingOpened : bot.OffloadingClosed, context);
    }

    private static StepOutcome Route(string? block, StepContext context) =>
        block is not null && context.FindBlock(block) is { } id ? StepOutcome.GoTo(id) : StepOutcome.Continue;
}
