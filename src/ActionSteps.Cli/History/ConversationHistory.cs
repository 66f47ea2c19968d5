using System.Globalization;
using ActionSteps.Cli.Output;
using ActionSteps.Conversations;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Cli.History;

/// <summary>What is kept of one conversation: its newest runs and what was said meanwhile, sensitive values masked as they are stored.</summary>
internal sealed class ConversationHistory
{
    // What was said within the newest runs is a part of this at most.
    private const int MostMessages = 2_000;

    private readonly string _conversationId;
    private readonly IReadOnlyList<JournalEntry> _runs;
    private readonly IReadOnlyList<TranscriptEntry> _messages;

    private ConversationHistory(string conversationId, IReadOnlyList<JournalEntry> runs, IReadOnlyList<TranscriptEntry> messages)
    {
        _conversationId = conversationId;
        _runs = runs;
        _messages = messages;
    }

    /// <summary>Reads a conversation.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="mostRuns">The most runs; the newest ones are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="UsageException">The store has no such conversation.</exception>
    public static async Task<ConversationHistory> ReadAsync(
        IConversationStore store, string conversationId, int mostRuns, CancellationToken cancellationToken)
    {
        StoredConversation stored = await store.LoadAsync(conversationId, null, cancellationToken);
        if (stored.State.Version == 0)
        {
            throw new UsageException($"There is no conversation \"{TerminalText.Clean(conversationId)}\"; leave it out for a list.");
        }

        JournalEntry[] runs = [.. (await store.ReadJournalAsync(conversationId, long.MaxValue, mostRuns, cancellationToken)).Reverse()];
        DateTimeOffset first = runs.Length == 0 || runs[0].Number == 1 ? DateTimeOffset.MinValue : runs[0].StartedAt;
        IReadOnlyList<TranscriptEntry> messages = await store.ReadTranscriptAsync(conversationId, MostMessages, cancellationToken);
        return new ConversationHistory(conversationId, runs, [.. messages.Where(message => message.Timestamp >= first)]);
    }

    /// <summary>Runs and messages as lines in the order of time.</summary>
    public IEnumerable<string> Lines()
    {
        bool isAnswerNext = false;
        for (int said = 0, done = 0; said < _messages.Count || done < _runs.Count;)
        {
            // At one instant a run stands between the words that it answers and those that it says.
            int order = said == _messages.Count ? 1
                : done == _runs.Count ? -1
                : _messages[said].Timestamp.CompareTo(_runs[done].StartedAt);
            if (order < 0 || (order == 0 && !isAnswerNext))
            {
                isAnswerNext = _messages[said].Actor == TranscriptActor.User;
                yield return LineOf(_messages[said++]);
            }
            else
            {
                isAnswerNext = false;
                yield return LineOf(_runs[done++]);
            }
        }
    }

    /// <summary>The same for programs.</summary>
    public Value ToValue() => Value.Object(
        ("conversation", _conversationId),
        ("runs", Value.List([.. _runs.Select(ToValue)])),
        ("messages", Value.List([.. _messages.Select(ToValue)])));

    /// <summary>What was said, on one line.</summary>
    internal static string LineOf(TranscriptEntry message) =>
        $"{TimeText(message.Timestamp)}  {NameOf(message.Actor),-5}  {TerminalText.Shorten(TextOf(message.Message), 160)}";

    private static string LineOf(JournalEntry run)
    {
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeText(run.StartedAt)}  run {run.Number} by {NameOf(run.Trigger)}: {TerminalText.Clean(run.Block)}, {RunStatusText.Of(run.Status)}");
        string failure = run.Error is { } error ? $"\n    error {error.Code}: {TerminalText.Clean(error.Message)}" : string.Empty;
        return string.Join('\n', [head + failure, .. run.Steps.Select(Protocol.Line)]);
    }

    private static string TextOf(Value message) =>
        message["text"].TryGetText(out string? text) ? text
        : message["messageType"].TryGetText(out string? type) ? $"[{type}]"
        : message.ToJson();

    private static Value ToValue(JournalEntry run) => Value.Object(
        ("number", run.Number),
        ("runId", run.RunId),
        ("trigger", NameOf(run.Trigger)),
        ("messageId", run.MessageId),
        ("botVersion", run.BotVersion),
        ("botHash", run.BotHash),
        ("startedAt", TimeText(run.StartedAt)),
        ("endedAt", TimeText(run.EndedAt)),
        ("block", run.Block),
        ("status", RunStatusText.Of(run.Status)),
        ("error", run.Error?.ToValue() ?? Value.Null),
        ("log", Value.List([.. run.Steps.Select(step => step.ToValue())])));

    private static Value ToValue(TranscriptEntry message) => Value.Object(
        ("actor", NameOf(message.Actor)), ("message", message.Message), ("timestamp", TimeText(message.Timestamp)));

    /// <summary>A time in UTC.</summary>
    internal static string TimeText(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string NameOf(TranscriptActor actor) => actor switch
    {
        TranscriptActor.User => "user",
        TranscriptActor.Agent => "agent",
        _ => "bot",
    };

    /// <summary>The name of what began a run.</summary>
    internal static string NameOf(RunTrigger trigger) => trigger switch
    {
        RunTrigger.Message => "message",
        RunTrigger.IframeEvent => "iframe",
        RunTrigger.Wait => "wait",
        _ => "action",
    };
}
