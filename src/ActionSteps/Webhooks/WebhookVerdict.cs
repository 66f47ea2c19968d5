namespace ActionSteps.Webhooks;

/// <summary>What came of the verification of a webhook.</summary>
public enum WebhookVerdict
{
    /// <summary>One of the three headers is missing.</summary>
    HeaderMissing,

    /// <summary>A header is there twice, too long, or not of its form.</summary>
    HeaderInvalid,

    /// <summary>Its timestamp is further in the past than tolerated.</summary>
    TooOld,

    /// <summary>Its timestamp is further in the future than tolerated.</summary>
    TooNew,

    /// <summary>No signature fits any of the secrets.</summary>
    WrongSignature,

    /// <summary>A webhook with this id was accepted before.</summary>
    Replayed,

    /// <summary>So many webhooks came within the tolerated time that no further id can be remembered. Nothing is wrong with this one.</summary>
    TooMany,

    /// <summary>It is from somebody who has the secret, fresh, and not seen before.</summary>
    Valid,
}
