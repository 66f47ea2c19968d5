namespace ActionSteps.Scripting;

/// <summary>What a run has used.</summary>
/// <param name="Instructions">Units of work, about one for each instruction.</param>
/// <param name="PeakMemoryBytes">The most memory that was accounted at a time, in bytes; garbage counts until it is looked for.</param>
/// <param name="ComputingTime">Time in which the script computed.</param>
/// <param name="WaitingTime">Time in which it waited for timers and tasks of the host.</param>
public sealed record ScriptUsage(long Instructions, long PeakMemoryBytes, TimeSpan ComputingTime, TimeSpan WaitingTime);
