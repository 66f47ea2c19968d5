using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Testing;

/// <summary>
/// A scripted conversation that reads like a story: the user says something, the bot answers, time passes. It runs on a virtual clock
/// and everything in memory, and ends at the first line that does not come true. Not thread-safe.
/// </summary>
/// <example>
/// <code>
/// await ConversationStory.Of(bot)
///     .UserSays("hi").BotSays("Where to?")
///     .UserSays("Ghent").BotSays("To Ghent, for € 12.")
///     .TimePasses(TimeSpan.FromMinutes(5)).ConversationIsClosed()
///     .TellAsync(cancellationToken);
/// </code>
/// </example>
public sealed class ConversationStory
{
    private readonly BotDefinition _bot;
    private readonly IServiceProvider? _ports;
    private readonly string _channel;
    private readonly List<(string Line, Func<StoryStage, CancellationToken, Task> Act)> _lines = [];

    private ConversationStory(BotDefinition bot, IServiceProvider? ports, string channel)
    {
        _bot = bot;
        _ports = ports;
        _channel = channel;
    }

    /// <summary>Begins a story with a bot.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="ports">The ports that its steps need, such as the fakes of this package; none when left out.</param>
    /// <param name="channel">Where the user is; <see cref="Channels.Web"/> when left out.</param>
    public static ConversationStory Of(BotDefinition bot, IServiceProvider? ports = null, string channel = Channels.Web)
    {
        ArgumentNullException.ThrowIfNull(bot);
        ArgumentNullException.ThrowIfNull(channel);
        return new ConversationStory(bot, ports, channel);
    }

    /// <summary>The user opens the conversation without saying anything.</summary>
    public ConversationStory UserArrives() => Then("user arrives", (stage, token) => stage.SendAsync(new UserIntro(), token));

    /// <summary>The user says something.</summary>
    public ConversationStory UserSays(string text) => Then($"user says \"{text}\"", (stage, token) => stage.SendAsync(new UserText(text), token));

    /// <summary>The user presses a button or quick reply with this caption, the newest one that the bot has shown.</summary>
    public ConversationStory UserPresses(string title) => Then($"user presses \"{title}\"", (stage, token) => stage.PressAsync(title, token));

    /// <summary>The bot has said exactly these texts since the last line about it, in this order.</summary>
    public ConversationStory BotSays(params string[] texts) => Then($"bot says {Quote(texts)}", (stage, _) => stage.ExpectTexts(texts));

    /// <summary>The bot has said nothing since the last line about it.</summary>
    public ConversationStory BotIsSilent() => Then("bot is silent", (stage, _) => stage.ExpectTexts([]));

    /// <summary>Time passes; waits that become due go on.</summary>
    public ConversationStory TimePasses(TimeSpan time) => Then($"{time} passes", (stage, token) => stage.PassAsync(time, token));

    /// <summary>A variable has a value now; <see cref="Value.Undefined"/> for a variable that does not exist.</summary>
    public ConversationStory VariableIs(string path, Value value) => Then(
        $"variable \"{path}\" is {(value.IsUndefined ? "not there" : value.ToJson())}", (stage, token) => stage.ExpectVariableAsync(path, value, token));

    /// <summary>The conversation is closed now; the next message starts a new one.</summary>
    public ConversationStory ConversationIsClosed() => Then("conversation is closed", (stage, token) => stage.ExpectClosedAsync(token));

    /// <summary>The last turn ended in this state.</summary>
    public ConversationStory StatusIs(RunStatus status) => Then($"status is {status}", (stage, _) => stage.ExpectStatus(status));

    /// <summary>A host or an agent does something to the conversation.</summary>
    public ConversationStory HostDoes(ConversationAction action) => Then("host acts", (stage, token) => stage.DoAsync(action, token));

    /// <summary>Anything else that should be so: an assertion of the test framework, on the conversation as it is stored.</summary>
    public ConversationStory AndThen(string line, Action<ConversationState> assertion) =>
        Then(line, async (stage, token) => assertion(await stage.StateAsync(token).ConfigureAwait(false)));

    /// <summary>Anything else that should be so of the history: an assertion of the test framework, on its entries, oldest first.</summary>
    public ConversationStory AndHistory(string line, Action<IReadOnlyList<TranscriptEntry>> assertion) =>
        Then(line, async (stage, token) => assertion(await stage.HistoryAsync(token).ConfigureAwait(false)));

    /// <summary>Plays the story.</summary>
    /// <exception cref="StoryException">A line did not come true; the message shows the story so far.</exception>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        StoryStage stage = new(_bot, _ports, _channel);
        await using (stage.ConfigureAwait(false))
        {
            for (int i = 0; i < _lines.Count; i++)
            {
                try
                {
                    await _lines[i].Act(stage, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    throw new StoryException(_lines.Take(i + 1).Select(line => line.Line), failure.Message, failure);
                }
            }
        }
    }

    private ConversationStory Then(string line, Func<StoryStage, CancellationToken, Task> act)
    {
        _lines.Add((line, act));
        return this;
    }

    private static string Quote(string[] texts) => string.Join(", ", texts.Select(text => $"\"{text}\""));
}
