namespace ActionSteps.Replay;

/// <summary>A failed exchange. Immutable.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="SystemCode">What operating systems call it.</param>
/// <param name="Message">What was told about it.</param>
internal sealed record RecordedFailure(OutboundFailure Kind, string SystemCode, string Message)
{
    public static RecordedFailure Of(OutboundException fault) => new(fault.Failure, fault.SystemCode, fault.Message);

    public OutboundException ToException() => new(Kind, SystemCode, Message);
}
