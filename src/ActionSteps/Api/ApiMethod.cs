using System.Text.Json.Serialization;

namespace ActionSteps.Api;

/// <summary>The methods of the API step.</summary>
public enum ApiMethod
{
    /// <summary>Reads; never sends a body.</summary>
    [JsonStringEnumMemberName("GET")]
    Get,

    /// <summary>Sends a body, <c>{}</c> when nothing is configured.</summary>
    [JsonStringEnumMemberName("POST")]
    Post,

    /// <summary>Sends a body when one is configured.</summary>
    [JsonStringEnumMemberName("DELETE")]
    Delete,

    /// <summary>Sends a body, <c>{}</c> when nothing is configured.</summary>
    [JsonStringEnumMemberName("PUT")]
    Put,

    /// <summary>Sends a body, <c>{}</c> when nothing is configured.</summary>
    [JsonStringEnumMemberName("PATCH")]
    Patch,
}
