using System.Text;
using System.Text.Json;
using ActionSteps.Sessions;
using ActionSteps.Webhooks;

namespace ActionSteps.Offload;

/// <summary>
/// The calls of the generic offloading webhook (offloading.md section 4). Redirects are refused: what goes to a live chat is for that
/// address alone, and the verify token would not go along.
/// </summary>
internal sealed class OffloadWebhook(OffloadProviderSettings settings, IOutboundHttp http, TimeProvider clock)
{
    /// <summary>The waits before the retries of a <c>messages</c> event.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    private const string TokenName = "challenge.verifyToken";
    private const int LargestAnswer = 64 * 1024;
    private const int Ok = 200;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>Asks for an agent, once.</summary>
    /// <exception cref="OffloadWebhookException">There is no answer, or none that can be understood.</exception>
    public async Task<OffloadResult> OffloadAsync(Value body, string key, CancellationToken cancellationToken)
    {
        using OutboundResponse answer = await SendAsync("POST", body, key, cancellationToken).ConfigureAwait(false);
        Value json = await ReadAsync(answer, cancellationToken).ConfigureAwait(false);
        return new OffloadResult(json["offloadSuccess"] == Value.True, json["pauseBot"] != Value.False);
    }

    /// <summary>Tells about messages, once. The body of the answer does not matter and is not read.</summary>
    /// <exception cref="OffloadWebhookException">They have not arrived.</exception>
    public async Task TellAsync(Value body, string key, CancellationToken cancellationToken)
    {
        using OutboundResponse answer = await SendAsync("POST", body, key, cancellationToken).ConfigureAwait(false);
        if (answer.Status is < Ok or >= 300)
        {
            throw Unexpected(answer);
        }
    }

    /// <summary>The health check.</summary>
    /// <exception cref="OffloadWebhookException">The webhook is not well.</exception>
    public async Task CheckAsync(string key, CancellationToken cancellationToken)
    {
        using OutboundResponse answer = await SendAsync("GET", Value.Undefined, key, cancellationToken).ConfigureAwait(false);
        Value json = await ReadAsync(answer, cancellationToken).ConfigureAwait(false);
        if (json["status"] != "ok")
        {
            throw Problem("the answer to the health check is not {\"status\":\"ok\"}");
        }
    }

    private async Task<OutboundResponse> SendAsync(string method, Value body, string key, CancellationToken cancellationToken)
    {
        Uri address = settings.Address ?? throw Problem("\"url\" is not an absolute http or https address", isFinal: true);
        byte[] content = body.IsUndefined ? [] : Encoding.UTF8.GetBytes(body.ToJson());
        try
        {
            return await http.SendAsync(
                new OutboundRequest
                {
                    Url = WithToken(address),
                    Method = method,
                    Headers = HeadersOf(key, content, hasBody: !body.IsUndefined),
                    Body = body.IsUndefined ? null : content,
                    Redirects = OutboundRedirects.Refuse,
                    Timeout = Deadline,
                    MaxBodyBytes = LargestAnswer,
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (OutboundException fault)
        {
            throw Problem(fault);
        }
    }

    private async Task<Value> ReadAsync(OutboundResponse answer, CancellationToken cancellationToken)
    {
        if (answer.Status != Ok)
        {
            throw Unexpected(answer);
        }

        try
        {
            ReadOnlyMemory<byte> body = await answer.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
            return body.IsEmpty ? Value.Undefined : Value.ParseJson(body.Span);
        }
        catch (OutboundException fault)
        {
            throw Problem(fault);
        }
        catch (JsonException)
        {
            throw Problem("the answer is not JSON");
        }
    }

    private List<KeyValuePair<string, string>> HeadersOf(string name, byte[] content, bool hasBody)
    {
        string key = WebhookSigner.IdFor(name);
        List<KeyValuePair<string, string>> headers =
        [
            KeyValuePair.Create("Accept", "application/json"),
            KeyValuePair.Create("Idempotency-Key", key),
        ];
        if (hasBody)
        {
            headers.Add(KeyValuePair.Create("Content-Type", "application/json"));
        }

        if (settings.Secrets.Count > 0)
        {
            headers.AddRange(new WebhookSigner(settings.Secrets).Sign(key, clock.GetUtcNow(), content).ToList());
        }

        return headers;
    }

    private Uri WithToken(Uri address)
    {
        if (string.IsNullOrEmpty(settings.VerifyToken))
        {
            return address;
        }

        string token = $"{TokenName}={Uri.EscapeDataString(settings.VerifyToken)}";
        return new UriBuilder(address)
        {
            Query = address.Query.Length > 1 ? $"{address.Query[1..]}&{token}" : token,
            Fragment = string.Empty,
        }.Uri;
    }

    private OffloadWebhookException Unexpected(OutboundResponse answer) =>
        Problem(FormattableString.Invariant($"the webhook answered with status {answer.Status}"));

    private OffloadWebhookException Problem(OutboundException fault) =>
        Problem(fault.Message, fault.Failure is OutboundFailure.Blocked or OutboundFailure.InvalidRequest);

    private OffloadWebhookException Problem(string text, bool isFinal = false) => new(settings.Name, text, isFinal);
}
