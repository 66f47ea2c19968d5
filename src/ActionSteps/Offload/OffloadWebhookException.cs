namespace ActionSteps.Offload;

/// <summary>An offloading webhook could not be called, or did not answer as it should. The text holds neither addresses nor secrets.</summary>
public sealed class OffloadWebhookException : ActionStepsException
{
    internal OffloadWebhookException(string provider, string problem, bool isFinal = false)
        : base($"Offload provider \"{provider}\": {problem}.")
    {
        Provider = provider;
        Problem = problem;
        IsFinal = isFinal;
    }

    /// <summary>The provider.</summary>
    public string Provider { get; }

    /// <summary>What happened, as the end of a sentence about the webhook.</summary>
    public string Problem { get; }

    /// <summary>Whether it would be the same when it is tried again.</summary>
    public bool IsFinal { get; }
}
