using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Testing;

/// <summary>Where a story is played: a runner on a virtual clock, and what the user has seen.</summary>
internal sealed class StoryStage : IAsyncDisposable
{
    private const string ConversationId = "story";

    private readonly VirtualClock _clock = new();
    private readonly ConversationRunner _runner;
    private readonly string _channel;
    private readonly List<OutgoingMessage> _shown = [];
    private readonly List<OutgoingMessage> _unread = [];
    private RunStatus _status;

    public StoryStage(BotDefinition bot, IServiceProvider? ports, string channel)
    {
        _channel = channel;
        BlockExecutor executor = new(ports, new ExecutionOptions { Clock = _clock, Random = new Random(1) });
        _runner = new ConversationRunner(
            bot, executor, services: ports, options: new ConversationOptions { TurnEnded = (_, turn) => Read(turn) });
    }

    public async Task SendAsync(UserMessage message, CancellationToken cancellationToken) => await _runner
        .HandleAsync(ConversationId, new IncomingMessage(message) { Channel = _channel }, cancellationToken).ConfigureAwait(false);

    public Task PressAsync(string title, CancellationToken cancellationToken)
    {
        foreach ((string caption, Postback postback) in Enumerable.Reverse(_shown).SelectMany(ClicksOf))
        {
            if (caption == title)
            {
                return SendAsync(new UserPostback(title, postback.NextBlock, postback.Parameters), cancellationToken);
            }
        }

        throw new InvalidOperationException($"The bot has shown no button \"{title}\".");
    }

    public async Task DoAsync(ConversationAction action, CancellationToken cancellationToken) =>
        await _runner.HandleAsync(ConversationId, action, cancellationToken).ConfigureAwait(false);

    public async Task PassAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        _clock.Advance(time);
        await _runner.WhenIdleAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<ConversationState> StateAsync(CancellationToken cancellationToken) =>
        await _runner.FindAsync(ConversationId, cancellationToken).ConfigureAwait(false)
        ?? throw new InvalidOperationException("The conversation has not begun.");

    public async Task<IReadOnlyList<TranscriptEntry>> HistoryAsync(CancellationToken cancellationToken) =>
        await _runner.ReadTranscriptAsync(ConversationId, cancellationToken).ConfigureAwait(false);

    public Task ExpectTexts(IReadOnlyList<string> expected)
    {
        string[] said = [.. _unread.Select(TextOf)];
        _unread.Clear();
        return said.SequenceEqual(expected)
            ? Task.CompletedTask
            : throw new InvalidOperationException($"The bot said [{string.Join(" | ", said)}], not [{string.Join(" | ", expected)}].");
    }

    public async Task ExpectVariableAsync(string path, Value expected, CancellationToken cancellationToken)
    {
        ConversationState state = await StateAsync(cancellationToken).ConfigureAwait(false);
        Value root = VariablePath.Parse(path).IsInternal
            ? Value.Object(("internal", Value.Object(state.Internal)))
            : Value.Object(state.Variables);
        Value found = VariablePath.Parse(path).Read(root);
        if (found != expected)
        {
            throw new InvalidOperationException($"Variable \"{path}\" is {(found.IsUndefined ? "not there" : found.ToJson())}.");
        }
    }

    public async Task ExpectClosedAsync(CancellationToken cancellationToken)
    {
        if (!(await StateAsync(cancellationToken).ConfigureAwait(false)).IsClosed)
        {
            throw new InvalidOperationException("The conversation is still open.");
        }
    }

    public Task ExpectStatus(RunStatus expected) => _status == expected
        ? Task.CompletedTask
        : throw new InvalidOperationException($"The last turn ended as {_status}.");

    public ValueTask DisposeAsync() => _runner.DisposeAsync();

    private void Read(TurnResult turn)
    {
        _status = turn.Status;
        OutgoingMessage[] messages = [.. turn.Runs.SelectMany(run => run.Messages).Where(message => message.IsVisible)];
        _shown.AddRange(messages);
        _unread.AddRange(messages);
    }

    /// <summary>The text of a message; cards and media as one line each.</summary>
    private static string TextOf(OutgoingMessage message) => message switch
    {
        TextMessage text => text.Text,
        ButtonsMessage buttons => buttons.Text,
        QuickRepliesMessage replies => replies.Text,
        _ => string.Join('\n', message.ForChannel(Channels.SinchVoice).Effects.OfType<TextMessage>().Select(text => text.Text)),
    };

    private static IEnumerable<(string Title, Postback Postback)> ClicksOf(OutgoingMessage message) => message switch
    {
        ButtonsMessage buttons => ClicksOf(buttons.Buttons),
        QuickRepliesMessage replies => replies.QuickReplies.Select(reply => (reply.Title, reply.Click)),
        CarouselMessage carousel => carousel.Cards.SelectMany(card => ClicksOf(card.Buttons)),
        _ => [],
    };

    private static IEnumerable<(string Title, Postback Postback)> ClicksOf(IEnumerable<Button> buttons) =>
        buttons.OfType<PostbackButton>().Select(button => (button.Title, button.Click));
}
