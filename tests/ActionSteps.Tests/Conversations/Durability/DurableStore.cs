using ActionSteps.Conversations;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>Stores that survive the processes of a test and are shared by them. Tests of other stores have this type with theirs.</summary>
internal static class DurableStore
{
    /// <summary>The kind of store that every machine has.</summary>
    public const string Local = "memory";

    /// <summary>The kind of store that needs a server; empty for none.</summary>
    public const string Server = "";

    /// <summary>Why there is no server; <c>null</c> when there is one, or no test asks for it.</summary>
    public static string? MissingServer => null;

    /// <summary>Which of the fault points are tried: each, or each third one and so on.</summary>
    public static int FaultStride(string kind) => kind == Local ? 1 : throw new ArgumentException($"There is no store of kind {kind}.");

    /// <summary>An empty store whose leases are judged by a clock.</summary>
    public static IConversationStore New(string kind, TimeProvider clock) => kind == Local
        ? new WrittenStore(new InMemoryConversationStore(clock))
        : throw new ArgumentException($"There is no store of kind {kind}.");
}
