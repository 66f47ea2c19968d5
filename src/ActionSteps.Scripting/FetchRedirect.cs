namespace ActionSteps.Scripting;

/// <summary>What <c>fetch</c> makes of a redirect.</summary>
public enum FetchRedirect
{
    /// <summary>It is followed.</summary>
    Follow,

    /// <summary>It is the response.</summary>
    Manual,

    /// <summary>It is an error.</summary>
    Error,
}
