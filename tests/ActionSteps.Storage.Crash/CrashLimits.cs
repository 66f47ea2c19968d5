using ActionSteps.Conversations;

namespace ActionSteps.Storage.Crash;

/// <summary>How the workers of the crash tests are set: short times, so that the dead are replaced soon, and so many attempts that being killed often parks nothing.</summary>
public static class CrashLimits
{
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(2);

    public static ConversationOptions Conversations { get; } = new()
    {
        WorkerLease = Lease,
        RetryDelay = TimeSpan.FromMilliseconds(50),
        MaxAttempts = 100,
        DeliveryAttempts = 100,
    };

    public static ConversationWorkerOptions Worker { get; } = new() { PollInterval = TimeSpan.FromMilliseconds(200) };
}
