using System.Collections.Immutable;
using ActionSteps.Messages;
using ActionSteps.Replay;

namespace ActionSteps.Conversations;

/// <summary>Everything that the store in memory keeps of one conversation. Guarded by its own lock.</summary>
internal sealed class InMemoryConversation(string id)
{
    private readonly Queue<string> _handledOrder = new();
    private readonly HashSet<string> _handled = new(StringComparer.Ordinal);
    private readonly SortedList<long, OutboxItem> _outbox = [];
    private readonly SortedList<long, InboxEntry> _inbox = [];

    // Trees, so that whoever reads a long history gets it without a copy, and adding to it does not copy what was there.
    private ImmutableList<TranscriptEntry> _transcript = [];
    private ImmutableList<JournalEntry> _journal = [];
    private SortedList<long, RunRecording>? _recordings;
    private ConversationCheckpoint? _checkpoint;
    private long _lastEntry;

    public string Id => id;

    public ConversationState State { get; private set; } = new() { Id = id };

    public string? Owner { get; private set; }

    /// <summary>Whether it was deleted while somebody still looked at it.</summary>
    public bool IsDeleted { get; set; }

    public IReadOnlyList<TranscriptEntry> Transcript(int limit) =>
        _transcript.Count <= limit ? _transcript : _transcript.GetRange(_transcript.Count - limit, limit);

    public IReadOnlyList<JournalEntry> Journal(long before, int limit) =>
        [.. _journal.Reverse().Where(entry => entry.Number < before).Take(limit)];

    public RunRecording? Recording(long number) => _recordings?.GetValueOrDefault(number);

    public StoredConversation Load(string? messageId, bool isOwnerAlive) => new()
    {
        State = State,
        Owner = Owner,
        IsOwnerAlive = isOwnerAlive,
        Checkpoint = _checkpoint,
        Outbox = _outbox.Count == 0 ? [] : [.. _outbox.Values.Where(item => !item.IsParked)],
        Inbox = _inbox.Count == 0 ? [] : [.. _inbox.Values
            .Where(entry => !entry.IsParked)
            .Select(entry => _handled.Contains(entry.Id) ? entry with { IsRepeated = true } : entry)],
        IsHandled = messageId is not null
            && (_handled.Contains(messageId) || _inbox.Values.Any(entry => entry.IsParked && entry.Id == messageId)),
    };

    public void Commit(ConversationCommit commit)
    {
        State = commit.State is { } state
            ? state.Version == commit.Version + 1 ? state : state with { Version = commit.Version + 1 }
            : State with { Version = commit.Version + 1 };
        Owner = commit.Owns ? commit.Worker : null;
        _checkpoint = commit.Checkpoint;
        _transcript = Trimmed(_transcript.AddRange(commit.Transcript), commit.MaxTranscript);
        _journal = Trimmed(_journal.AddRange(commit.Journal), commit.MaxRuns);
        Keep(commit.Recordings);
        foreach (OutboxItem item in commit.Outbox)
        {
            _outbox[item.Sequence] = item;
        }

        if (commit.Deliveries is { } report)
        {
            Apply(report);
        }

        foreach (long sequence in commit.RemovedInbox)
        {
            _inbox.Remove(sequence);
        }

        foreach (InboxEntry entry in commit.Inbox)
        {
            Write(entry);
        }

        if (commit.HandledMessage is { } handled)
        {
            Remember(handled, commit.RememberedMessages);
        }
    }

    public bool Accept(InboxEntry entry)
    {
        if (_handled.Contains(entry.Id) || _inbox.Values.Any(known => known.Id == entry.Id))
        {
            return false;
        }

        Write(entry with { Sequence = 0 });
        return true;
    }

    public void Acknowledge(DeliveryReport report)
    {
        Apply(report);
        Owner = null;
    }

    /// <summary>When there is something to do; <c>null</c> when there is not.</summary>
    public DateTimeOffset? DueTime()
    {
        if (_checkpoint is not null)
        {
            return DateTimeOffset.MinValue;
        }

        DateTimeOffset? due = State.DueTime;
        if (_inbox.Values.FirstOrDefault(static entry => !entry.IsParked) is { } entry)
        {
            due = Earlier(due, entry.NextAttempt ?? DateTimeOffset.MinValue);
        }

        if (_outbox.Values.FirstOrDefault(static item => !item.IsParked) is { } item)
        {
            due = Earlier(due, item.NextAttempt ?? DateTimeOffset.MinValue);
        }

        return due;
    }

    public IEnumerable<ParkedItem> Parked() =>
    [
        .. _inbox.Values.Where(entry => entry.IsParked).Select(entry => new ParkedItem(id) { Entry = entry }),
        .. _outbox.Values.Where(item => item.IsParked).Select(item => new ParkedItem(id) { Effect = item }),
    ];

    public bool Resolve(ParkedItem parked, ParkedResolution resolution)
    {
        if (parked.Entry is { } entry && _inbox.TryGetValue(entry.Sequence, out InboxEntry? knownEntry) && knownEntry.IsParked)
        {
            _inbox.Remove(entry.Sequence);
            if (resolution == ParkedResolution.Retry)
            {
                _inbox[entry.Sequence] = knownEntry with { IsParked = false, Attempts = 0, NextAttempt = null };
            }

            return true;
        }

        if (parked.Effect is { } item && _outbox.TryGetValue(item.Sequence, out OutboxItem? knownItem) && knownItem.IsParked)
        {
            _outbox.Remove(item.Sequence);
            if (resolution == ParkedResolution.Retry)
            {
                _outbox[item.Sequence] = knownItem with { IsParked = false, Attempts = 0, NextAttempt = null };
            }

            return true;
        }

        return false;
    }

    private void Keep(IReadOnlyList<RunRecording> recordings)
    {
        foreach (RunRecording recording in recordings)
        {
            (_recordings ??= [])[recording.Number] = recording;
        }

        while (_recordings is { Count: > 0 } && (_journal.IsEmpty || _recordings.GetKeyAtIndex(0) < _journal[0].Number))
        {
            _recordings.RemoveAt(0);
        }
    }

    private void Apply(DeliveryReport report)
    {
        foreach (long sequence in report.Delivered)
        {
            _outbox.Remove(sequence);
        }

        foreach (OutboxItem item in report.Failed)
        {
            if (_outbox.ContainsKey(item.Sequence))
            {
                _outbox[item.Sequence] = item;
            }
        }
    }

    private void Write(InboxEntry entry)
    {
        if (entry.Sequence == 0)
        {
            _lastEntry++;
            _inbox.Add(_lastEntry, entry with { Sequence = _lastEntry, IsRepeated = false });
        }
        else if (_inbox.ContainsKey(entry.Sequence))
        {
            _inbox[entry.Sequence] = entry;
        }
    }

    private void Remember(string messageId, int most)
    {
        if (_handled.Add(messageId))
        {
            _handledOrder.Enqueue(messageId);
        }

        while (_handledOrder.Count > most)
        {
            _handled.Remove(_handledOrder.Dequeue());
        }

        foreach (long sequence in _inbox.Where(entry => entry.Value.Id == messageId).Select(entry => entry.Key).ToArray())
        {
            _inbox.Remove(sequence);
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one is { } known && known < other ? known : other;

    private static ImmutableList<T> Trimmed<T>(ImmutableList<T> list, int most) =>
        list.Count > most ? list.RemoveRange(0, list.Count - most) : list;
}
