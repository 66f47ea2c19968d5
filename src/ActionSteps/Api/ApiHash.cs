namespace ActionSteps.Api;

/// <summary>The hash of an HMAC signature.</summary>
public enum ApiHash
{
    /// <summary>SHA-256.</summary>
    Sha256,

    /// <summary>SHA-384.</summary>
    Sha384,

    /// <summary>SHA-512.</summary>
    Sha512,
}
