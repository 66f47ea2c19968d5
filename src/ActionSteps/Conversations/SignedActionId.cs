namespace ActionSteps.Conversations;

/// <summary>
/// Names what a signed webhook wants by the id of the webhook, so that the conversation remembers it beside the messages that it has handled:
/// in the store, for every process and after a restart.
/// </summary>
internal static class SignedActionId
{
    // No id of a webhook holds a space, and no channel names its messages like this.
    private const string Start = "webhook ";

    public static string Of(string provider, string webhookId) => $"{Start}{provider} {webhookId}";

    public static bool IsOne(string entryId) => entryId.StartsWith(Start, StringComparison.Ordinal);
}
