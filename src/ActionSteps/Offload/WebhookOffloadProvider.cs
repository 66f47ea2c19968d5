using ActionSteps.Sessions;

namespace ActionSteps.Offload;

/// <summary>
/// A live chat that is reached by the generic offloading webhook. Bots whose providers have a <c>url</c> use it by themselves; hosts make
/// one for health checks, or to tell about messages of sessions that they keep themselves. Thread-safe.
/// </summary>
/// <param name="name">The name that steps use.</param>
/// <param name="http">The way out, which decides what addresses are allowed.</param>
/// <param name="clock">The clock of retries and signatures; the system's when left out.</param>
public sealed class WebhookOffloadProvider(string name, IOutboundHttp http, TimeProvider? clock = null) : IOffloadProvider
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    /// <exception cref="OffloadWebhookException">There is no answer with status 200, or it is not JSON.</exception>
    public Task<OffloadResult> OffloadAsync(OffloadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return WebhookOf(request.Settings).OffloadAsync(OffloadEvent.Offload(request), request.IdempotencyKey, cancellationToken);
    }

    /// <summary>
    /// Tells about one message, whoever wrote it, with 3 retries after 1, 2 and 4 seconds. A <c>ConversationRunner</c> does so by itself.
    /// </summary>
    /// <exception cref="OffloadWebhookException">The message has not arrived.</exception>
    public async Task SendUserMessageAsync(OffloadMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        OffloadWebhook webhook = WebhookOf(message.Settings);
        OffloadSender sender = new(message.SessionId, message.BotId, message.Channel);
        Value body = OffloadEvent.Messages(message.Version, sender, [message.Entry], first: 0, _clock.GetUtcNow());
        string key = NewKey();
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await webhook.TellAsync(body, key, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (OffloadWebhookException fault) when (!fault.IsFinal && attempt < OffloadWebhook.Waits.Count)
            {
                await Task.Delay(OffloadWebhook.Waits[attempt], _clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Asks a webhook whether it is well. Call it when a configuration is saved or a host starts.</summary>
    /// <param name="settings">What the bot says about the provider.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>Whether it answered status 200 and <c>{ "status": "ok" }</c> within 10 seconds; else why the configuration is to be rejected.</returns>
    public async Task<OffloadHealth> CheckHealthAsync(OffloadProviderSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            await WebhookOf(settings).CheckAsync(NewKey(), cancellationToken).ConfigureAwait(false);
            return new OffloadHealth(settings.Name, Problem: null);
        }
        catch (OffloadWebhookException fault)
        {
            return new OffloadHealth(settings.Name, fault.Message);
        }
    }

    private static string NewKey() => Guid.NewGuid().ToString("N");

    private OffloadWebhook WebhookOf(OffloadProviderSettings settings) => new(settings, http, _clock);
}
