namespace ActionSteps.Webhooks;

/// <summary>The three headers of a webhook that is signed by Standard Webhooks.</summary>
/// <param name="Id"><c>webhook-id</c>: names the event, the same when it is sent again.</param>
/// <param name="Timestamp"><c>webhook-timestamp</c>: when this attempt was made, in seconds since 1970.</param>
/// <param name="Signature"><c>webhook-signature</c>: a signature for each secret, with spaces between them.</param>
public sealed record WebhookHeaders(string Id, string Timestamp, string Signature)
{
    /// <summary>The name of the header with the id.</summary>
    public const string IdName = "webhook-id";

    /// <summary>The name of the header with the time.</summary>
    public const string TimestampName = "webhook-timestamp";

    /// <summary>The name of the header with the signatures.</summary>
    public const string SignatureName = "webhook-signature";

    /// <summary>The headers with their names, as they are sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToList() =>
    [
        KeyValuePair.Create(IdName, Id),
        KeyValuePair.Create(TimestampName, Timestamp),
        KeyValuePair.Create(SignatureName, Signature),
    ];
}
