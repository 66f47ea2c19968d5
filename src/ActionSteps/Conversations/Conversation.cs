using System.Collections.Immutable;
using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Offload;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>One conversation while a turn works on it: the stored state taken apart, to be put together for the commit.</summary>
internal sealed class Conversation
{
    // Enough to recognise what a channel repeats after a lost answer.
    private const int RememberedMessages = 100;

    private readonly ConversationOptions _options;
    private readonly List<Continuation> _waits;
    private readonly List<UserMessage> _queue;
    private readonly List<OutboxItem> _outbox;
    private readonly List<string> _handled;
    private readonly List<(TranscriptActor Actor, Value Message, DateTimeOffset Time)> _unmasked = [];
    // What the user tells the agent who has the conversation, by position in the history: an agent has to read it as it is.
    private readonly Dictionary<int, (string Provider, Value Message)> _toAgent = [];
    // A tree, so that a turn of a long conversation does not copy its history.
    private ImmutableList<TranscriptEntry> _transcript;
    private IssuedPostbacks _postbacks;
    private long _version;
    private int _sent;

    public Conversation(ConversationState state, BotDefinition bot, ConversationOptions options)
    {
        _options = options;
        _version = state.Version;
        _waits = [.. state.Waits];
        _queue = [.. state.Queue];
        _outbox = [.. state.Outbox];
        _handled = [.. state.HandledMessages];
        _transcript = state.Transcript as ImmutableList<TranscriptEntry> ?? [.. state.Transcript];
        Told = _transcript.Count;
        _postbacks = state.Postbacks;
        Id = state.Id;
        IsNew = state.Version == 0 || state.IsClosed;
        OpenInput = state.OpenInput;
        Session = new Session(state.Id, state.Variables, state.Internal, state.Contexts);
        Session.Variables.Definitions = bot.Variables;
    }

    public string Id { get; }

    public Session Session { get; }

    /// <summary>Whether the next user message starts a conversation.</summary>
    public bool IsNew { get; set; }

    public string? OpenInput { get; set; }

    public IReadOnlyList<Continuation> Waits => _waits;

    /// <summary>When the conversation goes on by itself; <c>null</c> when it does not.</summary>
    public DateTimeOffset? NextDueTime => _waits.Count == 0 ? null : _waits.Min(wait => wait.DueTime);

    /// <summary>Whether a turn is in a short delay, which messages of the user must not overtake.</summary>
    public bool HoldsMessages => _waits.Exists(static wait => wait.DuringWait == MessageDuringWait.IsQueued);

    public IReadOnlyList<OutboxItem> Outbox => _outbox;

    public IssuedPostbacks Postbacks => _postbacks;

    /// <summary>The history, this turn included.</summary>
    public ImmutableList<TranscriptEntry> Transcript()
    {
        if (_unmasked.Count == 0)
        {
            return _transcript;
        }

        SensitiveMask? mask = Session.Variables.CreateMask();
        return _transcript.AddRange(_unmasked.Select(entry => Masked(entry, mask)));
    }

    public bool IsHandled(string messageId) => _handled.Contains(messageId);

    public void MarkHandled(string messageId)
    {
        _handled.Add(messageId);
        if (_handled.Count > RememberedMessages)
        {
            _handled.RemoveAt(0);
        }
    }

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
    public void Record(TranscriptActor actor, Value message, DateTimeOffset time)
    {
        if (actor == TranscriptActor.User && OffloadState.ProviderOf(Session.Variables) is { } provider)
        {
            _toAgent[_transcript.Count + _unmasked.Count] = (provider, message);
        }

        _unmasked.Add((actor, message, time));
    }

    /// <summary>How much of the history was there before this turn, or has been told to offload providers since.</summary>
    public int Told { get; private set; }

    /// <summary>Whether something was added to the history since <see cref="MarkTold"/>.</summary>
    public bool HasNews => _transcript.Count + _unmasked.Count > Told;

    /// <summary>Counts what is in the history as told.</summary>
    public void MarkTold() => Told = _transcript.Count + _unmasked.Count;

    /// <summary>The history as one offload provider may see it.</summary>
    public ImmutableList<TranscriptEntry> TranscriptFor(string provider)
    {
        ImmutableList<TranscriptEntry> transcript = Transcript();
        foreach ((int index, (string Provider, Value Message) real) in _toAgent)
        {
            if (real.Provider == provider)
            {
                transcript = transcript.SetItem(index, transcript[index] with { Message = real.Message });
            }
        }

        return transcript;
    }

    /// <summary>Puts an effect into the outbox.</summary>
    public void Send(string runId, Effect effect)
    {
        _outbox.Add(new OutboxItem($"{runId}-e{++_sent}", effect));
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

        _transcript = Transcript().AddRange(result.Transcript);
        _unmasked.Clear();
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

    public void Delivered(OutboxItem item) => _outbox.Remove(item);

    /// <summary>The state to commit.</summary>
    public ConversationState ToState(DateTimeOffset now)
    {
        ImmutableList<TranscriptEntry> transcript = Transcript();
        int surplus = transcript.Count - _options.MaxTranscript;
        return new ConversationState
        {
            Id = Id,
            Version = ++_version,
            Variables = Session.Variables.User,
            Internal = Session.Variables.InternalData.ToObject(),
            Contexts = Session.Contexts,
            IsClosed = IsNew,
            OpenInput = OpenInput,
            Waits = [.. _waits],
            Queue = [.. _queue],
            Transcript = surplus > 0 ? transcript.RemoveRange(0, surplus) : transcript,
            Outbox = [.. _outbox],
            HandledMessages = [.. _handled],
            Postbacks = _postbacks,
            LastActivity = now,
        };
    }

    private static TranscriptEntry Masked((TranscriptActor Actor, Value Message, DateTimeOffset Time) entry, SensitiveMask? mask) =>
        new(entry.Actor, mask is null ? entry.Message : mask.Mask(entry.Message), entry.Time);
}
