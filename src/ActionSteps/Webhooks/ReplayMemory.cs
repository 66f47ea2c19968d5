namespace ActionSteps.Webhooks;

/// <summary>The ids that were accepted, for as long as the same webhook could still pass as fresh. Bounded; thread-safe.</summary>
internal sealed class ReplayMemory(int most, TimeSpan lifetime, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Id, DateTimeOffset Until)>> _known = new(StringComparer.Ordinal);

    // In the order in which they expire.
    private readonly LinkedList<(string Id, DateTimeOffset Until)> _order = new();

    public WebhookVerdict Remember(string id)
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            DropExpired(now);
            if (_known.TryGetValue(id, out LinkedListNode<(string Id, DateTimeOffset Until)>? node))
            {
                // It was signed anew, perhaps, and could be replayed for longer than the first one.
                _order.Remove(node);
                node.Value = (id, now + lifetime);
                _order.AddLast(node);
                return WebhookVerdict.Replayed;
            }

            if (_known.Count >= most)
            {
                return WebhookVerdict.TooMany;
            }

            _known.Add(id, _order.AddLast((id, now + lifetime)));
            return WebhookVerdict.Valid;
        }
    }

    public void Forget(string id)
    {
        lock (_lock)
        {
            if (_known.Remove(id, out LinkedListNode<(string Id, DateTimeOffset Until)>? node))
            {
                _order.Remove(node);
            }
        }
    }

    private void DropExpired(DateTimeOffset now)
    {
        while (_order.First is { } first && first.Value.Until < now)
        {
            _known.Remove(first.Value.Id);
            _order.RemoveFirst();
        }
    }
}
