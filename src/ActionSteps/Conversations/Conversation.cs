using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>One conversation while a turn works on it: the stored state taken apart, to be put together for the commit.</summary>
internal sealed class Conversation
{
    private readonly ConversationOptions _options;
    private long _transcriptCount;
    private long _runCount;
    private readonly List<Continuation> _waits;
    private readonly List<UserMessage> _queue;
    private readonly List<OutboxItem> _added = [];
    private readonly List<TranscriptEntry> _transcript = [];
    private readonly List<TranscriptEntry> _unmasked = [];
    private IssuedPostbacks _postbacks;
    private long _effectCount;

    public Conversation(StoredConversation stored, BotDefinition bot, ConversationOptions options)
    {
        ConversationState state = stored.State;
        _options = options;
        _waits = [.. state.Waits];
        _queue = [.. state.Queue];
        _postbacks = state.Postbacks;
        _effectCount = state.EffectCount;
        _transcriptCount = state.TranscriptCount;
        _runCount = state.RunCount;
        Id = state.Id;
        Version = state.Version;
        Outbox = stored.Outbox;
        IsHandled = stored.IsHandled;
        IsNew = state.Version == 0 || state.IsClosed;
        OpenInput = state.OpenInput;
        Session = new Session(state.Id, state.Variables, state.Internal, state.Contexts);
        Session.Variables.Definitions = bot.Variables;
    }

    public string Id { get; }

    /// <summary>The version in the store, as far as this turn knows.</summary>
    public long Version { get; private set; }

    public Session Session { get; }

    /// <summary>Whether the next user message starts a conversation.</summary>
    public bool IsNew { get; set; }

    public string? OpenInput { get; set; }

    /// <summary>Whether the message of the turn was handled before.</summary>
    public bool IsHandled { get; }

    /// <summary>The message that this turn handles; <c>null</c> when it has no id.</summary>
    public string? HandledMessage { get; set; }

    public IReadOnlyList<Continuation> Waits => _waits;

    /// <summary>When the conversation goes on by itself; <c>null</c> when it does not.</summary>
    public DateTimeOffset? NextDueTime => _waits.Count == 0 ? null : _waits.Min(wait => wait.DueTime);

    /// <summary>Whether a turn is in a short delay, which messages of the user must not overtake.</summary>
    public bool HoldsMessages => _waits.Exists(static wait => wait.DuringWait == MessageDuringWait.IsQueued);

    /// <summary>Committed effects that have not left yet.</summary>
    public IReadOnlyList<OutboxItem> Outbox { get; private set; }

    public IssuedPostbacks Postbacks => _postbacks;

    /// <summary>What the turn has added to the history so far, not yet masked.</summary>
    public IReadOnlyList<TranscriptEntry> AddedTranscript => [.. _transcript, .. _unmasked];

    /// <exception cref="LimitExceededException">Too many messages wait already.</exception>
    public void Enqueue(UserMessage message)
    {
        if (_queue.Count >= _options.MaxQueue)
        {
            throw new LimitExceededException("queue of user messages", _queue.Count + 1, _options.MaxQueue, "messages");
        }

        _queue.Add(message);
    }

    public UserMessage? Dequeue()
    {
        if (_queue.Count == 0)
        {
            return null;
        }

        UserMessage message = _queue[0];
        _queue.RemoveAt(0);
        return message;
    }

    /// <summary>Takes the earliest wait that is due.</summary>
    public Continuation? TakeDue(DateTimeOffset now)
    {
        Continuation? due = _waits.Where(wait => wait.DueTime <= now).MinBy(wait => wait.DueTime);
        if (due is not null)
        {
            _waits.Remove(due);
        }

        return due;
    }

    /// <summary>Drops the waits that a message of the user ends.</summary>
    public void DropWaits() => _waits.RemoveAll(static wait => wait.DuringWait == MessageDuringWait.CancelsWait);

    /// <summary>Adds to the history; masked at the commit, when it is known what the turn made sensitive.</summary>
    public void Record(TranscriptActor actor, Value message, DateTimeOffset time) => _unmasked.Add(new TranscriptEntry(actor, message, time));

    /// <summary>Puts an effect into the outbox.</summary>
    public void Send(string runId, Effect effect)
    {
        _added.Add(new OutboxItem(++_effectCount, $"{runId}-e{_added.Count + 1}", effect));
        if (effect is OutgoingMessage message && string.Equals(Session.Channel, Channels.Webhook, StringComparison.OrdinalIgnoreCase))
        {
            _postbacks = _postbacks.With(message);
        }
    }

    /// <summary>Takes over what a run did.</summary>
    public void Apply(BlockResult result)
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
    }

    /// <summary>What to commit.</summary>
    public ConversationCommit ToCommit(string worker, DateTimeOffset now)
    {
        MaskRecorded();
        return new ConversationCommit
        {
            ConversationId = Id,
            Version = Version,
            Worker = worker,
            Owns = Outbox.Count + _added.Count > 0,
            State = new ConversationState
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
                TranscriptCount = _transcriptCount + _transcript.Count,
                EffectCount = _effectCount,
                RunCount = _runCount,
            },
            Transcript = [.. _transcript],
            MaxTranscript = _options.MaxTranscript,
            Outbox = [.. _added],
            HandledMessage = HandledMessage,
        };
    }

    /// <summary>The commit has happened: what it added is in the store now.</summary>
    public void Committed()
    {
        Version++;
        _transcriptCount += _transcript.Count;
        _transcript.Clear();
        Outbox = [.. Outbox, .. _added];
        _added.Clear();
        HandledMessage = null;
    }

    /// <summary>These effects are out of the outbox.</summary>
    public void Delivered() => Outbox = [];

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
