namespace ActionSteps.Webhooks;

/// <summary>The result of <see cref="WebhookVerifier.Verify"/>.</summary>
/// <param name="Verdict">What came of it.</param>
/// <param name="Id">The id of the webhook, once it has been proved to be from somebody who has the secret; else <c>null</c>.</param>
public sealed record WebhookVerification(WebhookVerdict Verdict, string? Id = null)
{
    /// <summary>Whether the webhook may be acted upon.</summary>
    public bool IsValid => Verdict == WebhookVerdict.Valid;

    /// <summary>The verdict as a sentence for the sender, without any secret.</summary>
    public string Message => Verdict switch
    {
        WebhookVerdict.Valid => "The signature is valid.",
        WebhookVerdict.HeaderMissing =>
            $"The headers {WebhookHeaders.IdName}, {WebhookHeaders.TimestampName} and {WebhookHeaders.SignatureName} are needed.",
        WebhookVerdict.HeaderInvalid => "A webhook header is repeated, too long or not of its form.",
        WebhookVerdict.TooOld => "The timestamp is too far in the past. Sign each attempt anew and check the clock.",
        WebhookVerdict.TooNew => "The timestamp is too far in the future. Check the clock.",
        WebhookVerdict.WrongSignature => "No signature fits. Sign \"id.timestamp.body\" with the exact bytes of the body.",
        WebhookVerdict.Replayed => "A webhook with this id was accepted before.",
        _ => "Too many webhooks at once. Try again later.",
    };
}
