using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Offload;
using ActionSteps.Replay;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>One conversation while a turn works on it: the stored state taken apart, to be put together for the commit.</summary>
internal sealed class Conversation
{
    private readonly ConversationOptions _options;
    private readonly BotDefinition _bot;
    private readonly List<JournalEntry> _journal = [];
    private readonly List<RunRecording> _recordings = [];
    private bool _isFirst;
    private long _transcriptCount;
    private long _runCount;
    private readonly List<Continuation> _waits;
    private readonly List<QueuedMessage> _queue;
    private readonly List<OutboxItem> _added = [];
    private readonly List<TranscriptEntry> _transcript = [];
    private readonly List<TranscriptEntry> _unmasked = [];

    // The provider that has the conversation, and what the user tells its agent in this turn, by position: an agent has to read it as it is.
    private readonly string? _agentOf;
    private Dictionary<int, Value>? _toAgent;
    private IssuedPostbacks _postbacks;
    private long _effectCount;
    private int _sent;

    public Conversation(StoredConversation stored, BotDefinition bot, ConversationOptions options, DeliveryReport? delivered)
        : this(stored, stored.State, bot, options, delivered)
    {
    }

    /// <summary>A conversation in the middle of a turn that another process has begun, or this one before an error.</summary>
    public Conversation(
        StoredConversation stored, ConversationCheckpoint checkpoint, BotDefinition bot, ConversationOptions options, DeliveryReport? delivered)
        : this(stored, checkpoint.State, bot, options, delivered)
    {
        _added.AddRange(checkpoint.Outbox);
        foreach (TranscriptEntry entry in checkpoint.Recorded)
        {
            Record(entry.Actor, entry.Message, entry.Timestamp);
        }

        IsNew = checkpoint.State.IsClosed;
        IsSaved = true;
    }

    private Conversation(
        StoredConversation stored, ConversationState state, BotDefinition bot, ConversationOptions options, DeliveryReport? delivered)
    {
        _options = options;
        _bot = bot;
        _isFirst = stored.State.Version == 0;
        _waits = [.. state.Waits];
        _queue = [.. state.Queue];
        _agentOf = OffloadState.ProviderOf(stored.State.Internal);
        _postbacks = state.Postbacks;
        _effectCount = state.EffectCount;
        _transcriptCount = state.TranscriptCount;
        _runCount = state.RunCount;
        Id = state.Id;
        Version = stored.State.Version;
        LastActivity = stored.State.LastActivity;
        Deliveries = delivered;
        Outbox = DeliveryLanes.After(delivered, stored.Outbox);
        Inbox = stored.Inbox;
        IsHandled = stored.IsHandled;
        IsNew = state.Version == 0 || state.IsClosed;
        OpenInput = state.OpenInput;
        Session = new Session(state.Id, state.Variables, state.Internal, state.Contexts);
        Session.Variables.Definitions = bot.Variables;
    }

    public string Id { get; }

    /// <summary>The version in the store, as far as this turn knows.</summary>
    public long Version { get; private set; }

    /// <summary>When the turn before this one was committed.</summary>
    public DateTimeOffset LastActivity { get; }

    public Session Session { get; }

    /// <summary>Whether the next user message starts a conversation.</summary>
    public bool IsNew { get; set; }

    public string? OpenInput { get; set; }

    /// <summary>Whether the message of the turn was handled before.</summary>
    public bool IsHandled { get; }

    /// <summary>Whether the turn began with what the store remembers, and nobody has made sure of it yet.</summary>
    public bool IsRecalled { get; set; }

    /// <summary>Whether a part of the turn is committed already, as a checkpoint.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>What became of deliveries and is not yet in the store; <c>null</c> for nothing.</summary>
    public DeliveryReport? Deliveries { get; set; }

    /// <summary>Accepted entries that wait.</summary>
    public IReadOnlyList<InboxEntry> Inbox { get; }

    public IReadOnlyList<Continuation> Waits => _waits;

    /// <summary>When a wait is over; <c>null</c> when there is none.</summary>
    public DateTimeOffset? NextDueTime => _waits.Count == 0 ? null : _waits.Min(wait => wait.DueTime);

    /// <summary>Whether a turn is in a short delay, which messages of the user must not overtake.</summary>
    public bool HoldsMessages => _waits.Exists(static wait => wait.DuringWait == MessageDuringWait.IsQueued);

    /// <summary>Committed effects that have not left yet.</summary>
    public IReadOnlyList<OutboxItem> Outbox { get; private set; }

    /// <summary>All effects that have not left yet, those of this turn included.</summary>
    public IReadOnlyList<OutboxItem> Undelivered => [.. Outbox, .. _added];

    public IssuedPostbacks Postbacks => _postbacks;

    /// <summary>What the turn has added to the history so far, not yet masked.</summary>
    public IReadOnlyList<TranscriptEntry> AddedTranscript => [.. _transcript, .. _unmasked];

    /// <exception cref="LimitExceededException">Too many messages wait already.</exception>
    public void Enqueue(string id, UserMessage message)
    {
        if (_queue.Count >= _options.MaxQueue)
        {
            throw new LimitExceededException("queue of user messages", _queue.Count + 1, _options.MaxQueue, "messages");
        }

        _queue.Add(new QueuedMessage(id, message));
    }

    /// <summary>Takes the first queued message out of the queue.</summary>
    public void Dequeue()
    {
        if (_queue.Count > 0)
        {
            _queue.RemoveAt(0);
        }
    }

    /// <summary>Takes a wait that is over out of the waits.</summary>
    public void Take(Continuation wait) => _waits.Remove(wait);

    /// <summary>Drops the waits that a message of the user ends.</summary>
    public void DropWaits() => _waits.RemoveAll(static wait => wait.DuringWait == MessageDuringWait.CancelsWait);

    /// <summary>Adds to the history; masked at the commit, when it is known what the turn made sensitive.</summary>
    public void Record(TranscriptActor actor, Value message, DateTimeOffset time)
    {
        if (actor == TranscriptActor.User && _agentOf is not null)
        {
            (_toAgent ??= [])[_transcript.Count + _unmasked.Count] = message;
        }

        _unmasked.Add(new TranscriptEntry(actor, message, time));
    }

    /// <summary>What the turn has added to the history, as one offload provider may see it.</summary>
    public IReadOnlyList<TranscriptEntry> NewsFor(string provider)
    {
        MaskRecorded();
        return provider == _agentOf && _toAgent is { } real
            ? [.. _transcript.Select((entry, index) => real.TryGetValue(index, out Value message) ? entry with { Message = message } : entry)]
            : [.. _transcript];
    }

    /// <summary>Puts an effect into the outbox.</summary>
    public void Send(string runId, Effect effect)
    {
        _added.Add(new OutboxItem(++_effectCount, $"{runId}-e{++_sent}", effect));
        if (effect is OutgoingMessage message && string.Equals(Session.Channel, Channels.Webhook, StringComparison.OrdinalIgnoreCase))
        {
            _postbacks = _postbacks.With(message);
        }
    }

    /// <summary>Takes over what a run did.</summary>
    public void Apply(BlockResult result, InboxEntry entry, DateTimeOffset startedAt, DateTimeOffset endedAt, RunRecorder? recorder)
    {
        OpenInput = result.OpenInput;
        if (result.Continuation is { } wait)
        {
            _waits.Add(wait);
        }

        MaskRecorded();
        _transcript.AddRange(result.Transcript);
        foreach (Effect effect in result.Effects)
        {
            Send(result.RunId, effect);
        }

        if (result.EndsCall || result.Status is RunStatus.Closed or RunStatus.Offloaded)
        {
            _waits.Clear();
        }

        if (result.Status == RunStatus.Closed)
        {
            IsNew = true;
            _queue.Clear();
        }

        _runCount++;
        if (_options.MaxRuns > 0)
        {
            _journal.Add(Describe(result, entry, startedAt, endedAt));
        }

        if (recorder is not null)
        {
            _recordings.Add(recorder.Finish(_runCount, result, Session));
        }
    }

    /// <summary>A text for people, with what is sensitive in the conversation hidden.</summary>
    public string Mask(string text) => Session.Variables.CreateMask() is { } mask ? mask.Mask(text) : text;

    /// <summary>What to commit at the end of a turn.</summary>
    /// <param name="worker">Who commits.</param>
    /// <param name="entry">What was handled; <c>null</c> when the turn only writes down what deliveries brought.</param>
    /// <param name="now">The time.</param>
    public ConversationCommit ToCommit(string worker, InboxEntry? entry, DateTimeOffset now)
    {
        MaskRecorded();
        return NewCommit(worker) with
        {
            Owns = Outbox.Count + _added.Count > 0 && DeliveryLanes.CanLeave(Undelivered, now),
            State = ToState(now) with { TranscriptCount = _transcriptCount + _transcript.Count },
            Transcript = [.. _transcript],
            Outbox = [.. _added],
            Journal = [.. _journal],
            Recordings = [.. _recordings],
            HandledMessage = entry?.RememberedId,
            RemovedInbox = entry is { Sequence: > 0 } ? [entry.Sequence] : [],
        };
    }

    /// <summary>What to commit before a step that acts outside at once. Nothing of the turn counts yet but the checkpoint.</summary>
    public ConversationCommit ToCheckpoint(string worker, InboxEntry entry, bool isFromQueue, string runId, DateTimeOffset startedAt, in RunPosition position, DateTimeOffset now) =>
        NewCommit(worker) with
        {
            Owns = true,
            State = FirstState(now),
            Checkpoint = new ConversationCheckpoint
            {
                Entry = entry.Attempts == 0 ? entry with { Attempts = 1 } : entry,
                IsFromQueue = isFromQueue,
                RunId = runId,
                Block = position.Block.Id,
                StepIndex = position.StepIndex,
                BotHash = _bot.Hash,
                BlockHash = position.Block.Hash,
                StartedAt = startedAt,
                State = ToState(now),
                Recorded = AddedTranscript,
                Outbox = [.. _added],
                Run = position.Progress,
            },
        };

    /// <summary>A commit that changes nothing but the version, the deliveries, and whatever the caller adds.</summary>
    public ConversationCommit NewCommit(string worker) => new()
    {
        ConversationId = Id,
        Version = Version,
        IsRecalled = IsRecalled,
        Worker = worker,
        Deliveries = Deliveries,
        MaxTranscript = _options.MaxTranscript,
        MaxRuns = _options.MaxRuns,
        RememberedMessages = _options.RememberedMessages,
    };

    /// <summary>The state that the first commit of a conversation needs when the turn itself does not count yet; <c>null</c> when it is there.</summary>
    public ConversationState? FirstState(DateTimeOffset now) => _isFirst
        ? new ConversationState { Id = Id, Version = 1, IsClosed = true, LastActivity = now }
        : null;

    /// <summary>The turn is committed: what it added is in the store now.</summary>
    /// <param name="claimed">Effects as the commit has changed them.</param>
    public void Committed(IReadOnlyList<OutboxItem> claimed)
    {
        Saved();
        IsSaved = false;
        _transcriptCount += _transcript.Count;
        _transcript.Clear();
        _toAgent = null;
        _journal.Clear();
        _recordings.Clear();
        Outbox = DeliveryLanes.After(claimed.Count == 0 ? null : new DeliveryReport(Id) { Failed = claimed }, [.. Outbox, .. _added]);
        _added.Clear();
    }

    /// <summary>A part of the turn is committed.</summary>
    public void Saved()
    {
        Version++;
        _isFirst = false;
        IsRecalled = false;
        IsSaved = true;
        Deliveries = null;
    }

    /// <summary>What became of the effects in the outbox.</summary>
    public void Delivered(DeliveryReport report)
    {
        Deliveries = report;
        Outbox = DeliveryLanes.After(report, Outbox);
    }

    /// <summary>Takes effects out of the outbox that nobody is going to deliver.</summary>
    public void Drop(IReadOnlyList<OutboxItem> items)
    {
        DeliveryReport report = new(Id) { Delivered = [.. items.Select(item => item.Sequence)] };
        Deliveries = DeliveryLanes.Together(Deliveries, report);
        Outbox = DeliveryLanes.After(report, Outbox);
    }

    /// <summary>When there is something to do without anybody calling; <c>null</c> when there is not.</summary>
    /// <param name="now">The time.</param>
    /// <param name="retry">When a wait or queued message that has failed is tried again; <c>null</c> when none has.</param>
    public DateTimeOffset? NextWork(DateTimeOffset now, DateTimeOffset? retry = null)
    {
        DateTimeOffset? due = _queue.Count > 0 && !HoldsMessages ? now : NextDueTime;
        due = due < retry ? retry : due;
        due = Inbox.Count == 0 ? due : DeliveryLanes.Earlier(due, Inbox[0].NextAttempt ?? now);
        return DeliveryLanes.Earlier(due, DeliveryLanes.NextAttempt(Outbox));
    }

    private ConversationState ToState(DateTimeOffset now) => new()
    {
        Id = Id,
        Version = Version + 1,
        Variables = Session.Variables.User,
        Internal = Session.Variables.InternalData.ToObject(),
        Contexts = Session.Contexts,
        IsClosed = IsNew,
        OpenInput = OpenInput,
        Waits = [.. _waits],
        Queue = [.. _queue],
        Postbacks = _postbacks,
        LastActivity = now,
        TranscriptCount = _transcriptCount,
        EffectCount = _effectCount,
        RunCount = _runCount,
    };

    private JournalEntry Describe(BlockResult result, InboxEntry entry, DateTimeOffset startedAt, DateTimeOffset endedAt) => new(_runCount, result.RunId)
    {
        Trigger = entry.Wait is not null ? RunTrigger.Wait
            : entry.Action is not null ? RunTrigger.Action
            : entry.IframeEvent is not null ? RunTrigger.IframeEvent
            : RunTrigger.Message,
        MessageId = entry.Message?.Id,
        BotVersion = _bot.Version,
        BotHash = _bot.Hash,
        StartedAt = startedAt,
        EndedAt = endedAt,
        Block = result.Block,
        Status = result.Status,
        Error = result.Error,
        Steps = result.Log,
    };

    private void MaskRecorded()
    {
        if (_unmasked.Count == 0)
        {
            return;
        }

        SensitiveMask? mask = Session.Variables.CreateMask();
        _transcript.AddRange(mask is null ? _unmasked : _unmasked.Select(entry => entry with { Message = mask.Mask(entry.Message) }));
        _unmasked.Clear();
    }
}
