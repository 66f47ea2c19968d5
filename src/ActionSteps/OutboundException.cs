namespace ActionSteps;

/// <summary>An outbound request has no answer. Its texts name hosts but never addresses inside the host's network, nor headers or bodies.</summary>
public sealed class OutboundException : ActionStepsException
{
    /// <summary>Reports a failed exchange.</summary>
    /// <param name="failure">What happened.</param>
    /// <param name="systemCode">What operating systems call it, such as <c>ECONNREFUSED</c>.</param>
    /// <param name="message">What to tell about it, without secrets.</param>
    /// <param name="innerException">The cause, for the host's eyes; <c>null</c> for none.</param>
    public OutboundException(OutboundFailure failure, string systemCode, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
        SystemCode = systemCode;
    }

    /// <summary>What happened.</summary>
    public OutboundFailure Failure { get; }

    /// <summary>What operating systems call it, such as <c>ECONNREFUSED</c> or <c>ENOTFOUND</c>; <c>EBLOCKED</c> for an address that is not allowed.</summary>
    public string SystemCode { get; }
}
