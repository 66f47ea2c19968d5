namespace ActionSteps.Api;

/// <summary>How a request tells who sends it.</summary>
public enum ApiAuthorizationType
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By user name and password.</summary>
    Basic,

    /// <summary>By a token.</summary>
    Bearer,
}
