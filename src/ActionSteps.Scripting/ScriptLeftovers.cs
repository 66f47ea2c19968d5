namespace ActionSteps.Scripting;

/// <summary>What a script has left behind when it ended, for which nobody waits any more.</summary>
/// <param name="PendingWork">Timers and tasks of the host that were still under way.</param>
/// <param name="UnhandledRejections">What promises were rejected with that the script neither awaited nor caught; the first 32 at most.</param>
public sealed record ScriptLeftovers(int PendingWork, IReadOnlyList<ScriptThrownException> UnhandledRejections);
