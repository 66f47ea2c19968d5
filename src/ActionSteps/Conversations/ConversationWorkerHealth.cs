namespace ActionSteps.Conversations;

/// <summary>How a <see cref="ConversationWorker"/> stands, for health checks of the host.</summary>
/// <param name="IsHealthy">Whether it runs and its last look for work was in time and without an error.</param>
/// <param name="LastLook">When it last looked for work without an error; <c>null</c> for never.</param>
/// <param name="Backlog">How many conversations had something to do then.</param>
/// <param name="Fault">Why the newest look failed; <c>null</c> when it did not.</param>
public sealed record ConversationWorkerHealth(bool IsHealthy, DateTimeOffset? LastLook, int Backlog, string? Fault);
