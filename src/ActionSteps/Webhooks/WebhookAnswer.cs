namespace ActionSteps.Webhooks;

/// <summary>What to answer to an <see cref="IncomingWebhook"/>.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, one JSON object; its content type is <c>application/json</c>.</param>
public sealed record WebhookAnswer(int Status, string Body)
{
    /// <summary>Whether the sender got what it wanted.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
