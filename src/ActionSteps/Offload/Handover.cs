using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Offload;

/// <summary>One attempt to give a conversation to a provider.</summary>
internal sealed class Handover(OffloadProviderSettings settings, IReadOnlyList<OffloadPayloadEntry> payload)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>Asks the provider, once. A provider that declines, fails or takes too long is a warning.</summary>
    /// <returns>Whether the provider took the conversation.</returns>
    /// <exception cref="StepException">The host has registered no provider of that name.</exception>
    public async ValueTask<bool> TryAsync(StepContext context, CancellationToken cancellationToken)
    {
        IOffloadProvider provider = Find(context);
        IReadOnlyList<TranscriptEntry> transcript = await context.ReadTranscriptAsync(cancellationToken).ConfigureAwait(false);
        OffloadRequest request = Compose(context, transcript);
        OffloadResult result;
        using CancellationTokenSource deadline = new(Deadline, context.Clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            result = await provider.OffloadAsync(request, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Declined(context, $"did not answer within {Deadline.TotalSeconds:0} seconds");
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or LimitExceededException))
        {
            return Declined(context, $"failed: {(failure is OffloadWebhookException webhook ? webhook.Problem : settings.Hide(failure.Message))}");
        }

        if (result is not { OffloadSuccess: true })
        {
            return Declined(context, "declined");
        }

        OffloadState.Begin(context, settings.Name, result.PauseBot);
        return true;
    }

    private IOffloadProvider Find(StepContext context) =>
        context.FindPort<IEnumerable<IOffloadProvider>>()?.FirstOrDefault(provider => provider.Name == settings.Name)
        ?? FindWebhook(context)
        ?? throw new StepException(
            ErrorCodes.UnknownOffloadProvider,
            $"There is no offload provider \"{settings.Name}\". Give it a \"url\" in the bot, or register an {nameof(IOffloadProvider)} of that name with the services of the executor.");

    private WebhookOffloadProvider? FindWebhook(StepContext context) =>
        settings.IsWebhook && context.FindPort<IOutboundHttp>() is { } http
            ? new WebhookOffloadProvider(settings.Name, http, context.Clock)
            : null;

    private OffloadRequest Compose(StepContext context, IReadOnlyList<TranscriptEntry> transcript) => new()
    {
        IdempotencyKey = context.IdempotencyKey,
        BotId = context.BotId,
        Version = context.BotVersion,
        SessionId = context.SessionId,
        Channel = context.Channel,
        Timestamp = context.Now,
        Payload = EvaluatePayload(context),
        Transcript = transcript,
        Variables = context.Variables.User,
        User = context.Variables.Get(InternalVariables.UserPath),
        PreferredLanguage = context.Variables.Get(InternalVariables.PreferredLanguagePath).TryGetText(out string? language) ? language : null,
        Settings = settings,
    };

    private ValueObject EvaluatePayload(StepContext context)
    {
        ValueObject.Builder values = new(payload.Count);
        foreach (OffloadPayloadEntry entry in payload)
        {
            if (!string.IsNullOrWhiteSpace(entry.Key))
            {
                Value value = context.Evaluate(entry.Value, entry.Key);
                values.Set(entry.Key, value.IsUndefined ? Value.Null : value);
            }
        }

        return values.ToObject();
    }

    private bool Declined(StepContext context, string what)
    {
        context.Warn(ErrorCodes.OffloadFailed, $"Offload provider \"{settings.Name}\" {what}; the conversation stays with the bot.");
        return false;
    }
}
