namespace ActionSteps.Offload;

/// <summary>What came of the health check of an offloading webhook.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Problem">Why the configuration is rejected, as a sentence without secrets; <c>null</c> when the webhook is well.</param>
public sealed record OffloadHealth(string Provider, string? Problem)
{
    /// <summary>Whether the webhook has answered <c>{ "status": "ok" }</c>.</summary>
    public bool IsHealthy => Problem is null;
}
