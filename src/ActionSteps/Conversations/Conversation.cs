using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>One conversation while a turn works on it: the stored state taken apart, to be put together for the commit.</summary>
internal sealed class Conversation
{
    // Enough to recognise what a channel repeats after a lost answer.
    private const int RememberedMessages = 100;

    private readonly ConversationOptions _options;
    private readonly List<UserMessage> _queue;
    private readonly List<OutboxItem> _outbox;
    private readonly List<string> _handled;
    private readonly List<(TranscriptActor Actor, Value Message, DateTimeOffset Time)> _unmasked = [];
    private List<TranscriptEntry> _transcript;
    private long _version;

    public Conversation(ConversationState state, BotDefinition bot, ConversationOptions options)
    {
        _options = options;
        _version = state.Version;
        _queue = [.. state.Queue];
        _outbox = [.. state.Outbox];
        _handled = [.. state.HandledMessages];
        _transcript = [.. state.Transcript];
        Id = state.Id;
        IsNew = state.Version == 0 || state.IsClosed;
        OpenInput = state.OpenInput;
        Wait = state.Wait;
        Session = new Session(state.Id, state.Variables, state.Internal, state.Contexts);
        Session.Variables.Definitions = bot.Variables;
    }

    public string Id { get; }

    public Session Session { get; }

    /// <summary>Whether the next user message starts a conversation.</summary>
    public bool IsNew { get; set; }

    public string? OpenInput { get; set; }

    public Continuation? Wait { get; set; }

    public IReadOnlyList<OutboxItem> Outbox => _outbox;

    public int QueueLength => _queue.Count;

    /// <summary>The history, this turn included.</summary>
    public IReadOnlyList<TranscriptEntry> Transcript(SensitiveMask? mask) =>
        [.. _transcript, .. _unmasked.Select(entry => Masked(entry, mask))];

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

    /// <summary>Adds to the history; masked at the commit, when it is known what the turn made sensitive.</summary>
    public void Record(TranscriptActor actor, Value message, DateTimeOffset time) => _unmasked.Add((actor, message, time));

    /// <summary>Takes over what a run did.</summary>
    public void Apply(BlockResult result)
    {
        OpenInput = result.OpenInput;
        Wait = result.Continuation;
        _transcript = [.. Transcript(Session.Variables.CreateMask()), .. result.Transcript];
        _unmasked.Clear();
        for (int i = 0; i < result.Effects.Count; i++)
        {
            _outbox.Add(new OutboxItem($"{result.RunId}-{i}", result.Effects[i]));
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
        IReadOnlyList<TranscriptEntry> transcript = Transcript(Session.Variables.CreateMask());
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
            Wait = Wait,
            Queue = [.. _queue],
            Transcript = surplus > 0 ? [.. transcript.Skip(surplus)] : transcript,
            Outbox = [.. _outbox],
            HandledMessages = [.. _handled],
            LastActivity = now,
        };
    }

    private static TranscriptEntry Masked((TranscriptActor Actor, Value Message, DateTimeOffset Time) entry, SensitiveMask? mask) =>
        new(entry.Actor, mask is null ? entry.Message : mask.Mask(entry.Message), entry.Time);
}
