using System.Text.Json;
using ActionSteps.Offload;
using ActionSteps.Sessions;
using ActionSteps.Webhooks;

namespace ActionSteps.Conversations;

/// <summary>
/// Takes what a live chat sends to a conversation, without being a web server: agent messages, the end of a handover and every other
/// conversation action. The host hands over requests of any server and sends the answer back. Thread-safe; keep one for each provider.
/// </summary>
/// <remarks>
/// A provider with signing secrets has to sign its requests by Standard Webhooks; any other has to give its verify token as query parameter
/// <c>challenge.verifyToken</c> or <c>challenge[verifyToken]</c>. The id of a signed request is remembered twice: by the conversation, beside the
/// messages that it has handled, so that every process that shares the store refuses a repeated one, also after a restart; and by this
/// object for all conversations, for twice the tolerance.
/// </remarks>
public sealed class AgentActionHandler
{
    /// <summary>The largest body that is read: 1 MB. A host need not read more than one byte beyond.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    private static readonly string[] TokenNames = ["challenge.verifyToken", "challenge[verifyToken]"];

    private readonly ConversationRunner _runner;
    private readonly string _provider;
    private readonly WebhookVerifier? _verifier;
    private readonly string? _verifyToken;

    /// <summary>A handler for one of the bot's providers.</summary>
    /// <param name="runner">The conversations.</param>
    /// <param name="provider">The name of the provider in the bot.</param>
    /// <param name="options">How signatures are verified; the defaults when left out.</param>
    /// <exception cref="ArgumentException">The bot has no such provider, it has neither signing secrets nor a verify token, or options are out of range.</exception>
    public AgentActionHandler(ConversationRunner runner, string provider, WebhookVerifierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(runner);
        OffloadProviderSettings settings = runner.Bot.FindSetting<OffloadSettings>()?.Find(provider)
            ?? throw new ArgumentException($"Bot \"{runner.Bot.Id}\" has no offload provider \"{provider}\".", nameof(provider));
        if (settings.Secrets.Count > 0)
        {
            _verifier = new WebhookVerifier(settings.Secrets, runner.Clock, options);
        }
        else if (string.IsNullOrEmpty(settings.VerifyToken))
        {
            throw new ArgumentException(
                $"Offload provider \"{provider}\" has neither \"verifyToken\" nor \"signingSecrets\", so that anybody could be its agent.", nameof(provider));
        }

        _runner = runner;
        _provider = provider;
        _verifyToken = settings.VerifyToken;
    }

    /// <summary>Checks a request and does what it asks for. Nothing of the request is done unless the answer is a success.</summary>
    /// <param name="conversationId">The conversation, from the address that the host has given to the live chat; an unknown one gives 404.</param>
    /// <param name="request">The request: POST with a conversation action as JSON, see <see cref="ConversationAction.Parse"/>.</param>
    /// <param name="cancellationToken">Cancels the turn; the conversation is then as it was before.</param>
    /// <returns>
    /// What to answer: 200, or 400 for a body that is no action, 401 for a wrong token or signature, 404, 405, 409 for a signed request that was
    /// accepted before, 413 for too large a body, 503 when it is to be sent again.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<WebhookAnswer> HandleAsync(string conversationId, IncomingWebhook request, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversationId);
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Method.Equals("POST", StringComparison.OrdinalIgnoreCase))
        {
            return Refusal(405, "Send the conversation action with POST.");
        }

        if (request.Body.Length > MaxBodyBytes)
        {
            return Refusal(413, FormattableString.Invariant($"The body is larger than {MaxBodyBytes:N0} bytes."));
        }

        if (_verifier is null)
        {
            return HasToken(request)
                ? await ActAsync(conversationId, request.Body, signedId: null, cancellationToken).ConfigureAwait(false)
                : Refusal(401, $"The verify token is missing or wrong. Send it as query parameter \"{TokenNames[0]}\".");
        }

        WebhookVerification verification = _verifier.Verify(request.Headers, request.Body.Span);
        return verification is { IsValid: true, Id: { } id }
            ? await ActOnceAsync(conversationId, request.Body, id, _verifier, cancellationToken).ConfigureAwait(false)
            : Refusal(StatusOf(verification.Verdict), verification.Message);
    }

    private static int StatusOf(WebhookVerdict verdict) => verdict switch
    {
        WebhookVerdict.Replayed => 409,
        WebhookVerdict.TooMany => 503,
        _ => 401,
    };

    private bool HasToken(IncomingWebhook request)
    {
        string[] given = [.. TokenNames.SelectMany(request.QueryValues)];
        return given.Length > 0 && _verifyToken is { } token && Array.TrueForAll(given, value => ConstantTime.AreEqual(value, token));
    }

    /// <summary>Acts on a signed request; one that could not be acted upon may come again.</summary>
    private async ValueTask<WebhookAnswer> ActOnceAsync(
        string conversationId, ReadOnlyMemory<byte> body, string id, WebhookVerifier verifier, CancellationToken cancellationToken)
    {
        bool isDone = false;
        try
        {
            WebhookAnswer answer = await ActAsync(conversationId, body, SignedActionId.Of(_provider, id), cancellationToken).ConfigureAwait(false);
            isDone = answer.IsSuccess;
            return answer;
        }
        finally
        {
            if (!isDone)
            {
                verifier.Forget(id);
            }
        }
    }

    private async ValueTask<WebhookAnswer> ActAsync(
        string conversationId, ReadOnlyMemory<byte> body, string? signedId, CancellationToken cancellationToken)
    {
        ConversationAction action;
        try
        {
            action = ConversationAction.Parse(Value.ParseJson(body.Span));
        }
        catch (JsonException)
        {
            return Refusal(400, "The body is not JSON.");
        }
        catch (ArgumentException fault)
        {
            return Refusal(400, WithoutParameter(fault));
        }

        if (await _runner.FindAsync(conversationId, cancellationToken).ConfigureAwait(false) is null)
        {
            return Refusal(404, "There is no such conversation.");
        }

        try
        {
            TurnResult turn = signedId is null
                ? await _runner.HandleAsync(conversationId, action, cancellationToken).ConfigureAwait(false)
                : await _runner.HandleOnceAsync(conversationId, action, signedId, cancellationToken).ConfigureAwait(false);
            if (turn.IsRepeated)
            {
                return Refusal(StatusOf(WebhookVerdict.Replayed), new WebhookVerification(WebhookVerdict.Replayed).Message);
            }

            return new WebhookAnswer(200, Value.Object(
                ("status", "ok"),
                ("warnings", Value.List(ValueList.Create(turn.Warnings.Select(static warning => warning.ToValue()))))).ToJson());
        }
        catch (ConversationConflictException)
        {
            return Refusal(503, "The conversation is busy. Try again.");
        }
    }

    private static string WithoutParameter(ArgumentException fault)
    {
        int at = fault.Message.IndexOf(" (Parameter ", StringComparison.Ordinal);
        return at < 0 ? fault.Message : fault.Message[..at];
    }

    private static WebhookAnswer Refusal(int status, string message) => new(status, Value.Object(("error", message)).ToJson());
}
