using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tracking;

/// <summary>
/// Tells the host's <see cref="IEventTracker"/> that something happened, for dashboards and funnels. A tracker that is missing or fails
/// never stops the bot; the session stays as it is.
/// </summary>
[StepKind("trackEvent")]
public sealed class TrackEventStep : ActionStep
{
    private static readonly VariablePath UserIdPath = "internal.user.id";

    /// <summary>The name of the event; when it is blank nothing is sent, with a warning.</summary>
    public required Template Event { get; init; }

    /// <summary>Facts about the event; of equal keys the last one counts. Default none.</summary>
    public IReadOnlyList<EventDetail> Attributes { get; init; } = [];

    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        string name = context.Render(Event).Trim();
        if (name.Length == 0)
        {
            context.Warn(ErrorCodes.EventNameMissing, "The event has no name, so nothing was tracked. Give it one.");
            return ValueTask.FromResult(StepOutcome.Continue);
        }

        SensitiveMask? mask = context.Variables.CreateMask();
        context.Emit(new TrackedEvent(context.IdempotencyKey, mask?.Mask(name) ?? name)
        {
            BotId = context.BotId,
            Version = context.BotVersion,
            UserId = context.Variables.Get(UserIdPath).TryGetText(out string? user) ? user : context.SessionId,
            ChannelType = context.Channel,
            ConversationId = context.SessionId,
            Attributes = RenderAttributes(context, mask),
            Timestamp = context.Now,
        });
        return ValueTask.FromResult(StepOutcome.Continue);
    }

    private ValueObject RenderAttributes(StepContext context, SensitiveMask? mask)
    {
        if (Attributes.Count == 0)
        {
            return ValueObject.Empty;
        }

        ValueObject.Builder texts = new(Attributes.Count);
        foreach (EventDetail attribute in Attributes)
        {
            if (!string.IsNullOrWhiteSpace(attribute.Key))
            {
                string text = context.Render(attribute.Value, field: attribute.Key);
                texts.Set(attribute.Key, mask?.Mask(text) ?? text);
            }
        }

        return texts.ToObject();
    }
}
