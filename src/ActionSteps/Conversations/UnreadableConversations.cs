using System.Collections.Concurrent;

namespace ActionSteps.Conversations;

/// <summary>
/// Conversations that could not be read, and for how long they are left alone: somebody has to repair them, and looking at them again and
/// again would only take time from the others. Thread-safe.
/// </summary>
internal sealed class UnreadableConversations(ConversationOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (int Attempts, long Timestamp)> _known = new(StringComparer.Ordinal);

    /// <summary>A conversation could not be read.</summary>
    /// <returns>How long to leave it alone.</returns>
    public TimeSpan Add(string conversationId) => options.DelayAfter(_known.AddOrUpdate(
        conversationId,
        static (_, now) => (1, now),
        static (_, known, now) => (known.Attempts + 1, now),
        clock.GetTimestamp()).Attempts);

    /// <summary>A conversation could be read.</summary>
    public void Remove(string conversationId)
    {
        if (!_known.IsEmpty)
        {
            _known.TryRemove(conversationId, out _);
        }
    }

    /// <summary>Whether a conversation is to be left alone at the moment.</summary>
    public bool AreToRest(string conversationId) =>
        !_known.IsEmpty
        && _known.TryGetValue(conversationId, out (int Attempts, long Timestamp) known)
        && clock.GetElapsedTime(known.Timestamp) < options.DelayAfter(known.Attempts);
}
