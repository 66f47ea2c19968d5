using ActionSteps.Conversations;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>The store that survives the processes of a <see cref="CrashingHost"/>. Tests of other stores have this type with theirs.</summary>
internal static class DurableStore
{
    public static IConversationStore New(TimeProvider clock) => new WrittenStore(new InMemoryConversationStore(clock));
}
