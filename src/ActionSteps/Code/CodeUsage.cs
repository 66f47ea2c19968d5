namespace ActionSteps.Code;

/// <summary>What a run has used.</summary>
/// <param name="Instructions">Units of work, about one for each instruction.</param>
/// <param name="MemoryBytes">The most memory at a time.</param>
/// <param name="ComputingTime">Time in which the script computed.</param>
/// <param name="WaitingTime">Time in which it waited.</param>
public sealed record CodeUsage(long Instructions, long MemoryBytes, TimeSpan ComputingTime, TimeSpan WaitingTime);
