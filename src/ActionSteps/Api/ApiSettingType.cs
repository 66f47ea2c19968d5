using System.Text.Json.Serialization;

namespace ActionSteps.Api;

/// <summary>What an API security setting does.</summary>
public enum ApiSettingType
{
    /// <summary>Shows a client certificate: mutual TLS.</summary>
    [JsonStringEnumMemberName("SSL")]
    Ssl,

    /// <summary>Signs the body with a shared secret.</summary>
    [JsonStringEnumMemberName("HMAC")]
    Hmac,
}
