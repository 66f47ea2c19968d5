using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;

namespace ActionSteps.Tests.Support;

/// <summary>A conversation with a bot on a virtual clock.</summary>
internal sealed class Chat : IAsyncDisposable
{
    public const string Id = "conversation-1";

    public Chat(BotDefinition bot, IConversationStore? store = null, ConversationOptions? options = null, VirtualClock? clock = null, params object[] ports)
    {
        Clock = clock ?? new VirtualClock();
        Store = store ?? new WrittenStore(new InMemoryConversationStore());
        Ports services = new([Channel, .. ports]);
        Runner = new ConversationRunner(
            bot, new BlockExecutor(services, new ExecutionOptions { Clock = Clock, Random = new Random(1) }), Store, services, options);
    }

    public VirtualClock Clock { get; }

    public RecordingChannel Channel { get; init; } = new();

    public IConversationStore Store { get; }

    public ConversationRunner Runner { get; }

    public IReadOnlyList<string> Texts => Channel.Texts;

    public Task<TurnResult> SayAsync(string text) => SendAsync(new UserText(text));

    public Task<TurnResult> PressAsync(string block) => SendAsync(new UserPostback(block, block, []));

    public async Task<TurnResult> SendAsync(IncomingMessage message) => await Runner.HandleAsync(Id, message, CancellationToken.None);

    public async Task<TurnResult> DoAsync(ConversationAction action) => await Runner.HandleAsync(Id, action, CancellationToken.None);

    /// <summary>Lets time pass and waits for what it brings.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await Runner.WhenIdleAsync(CancellationToken.None);
    }

    public async Task<ConversationState> StateAsync() =>
        await Runner.FindAsync(Id, CancellationToken.None) ?? throw new InvalidOperationException("The conversation is not stored.");

    public async Task<IReadOnlyList<TranscriptEntry>> HistoryAsync() => await Runner.ReadTranscriptAsync(Id, CancellationToken.None);

    /// <summary>What has not left yet.</summary>
    public async Task<IReadOnlyList<OutboxItem>> OutboxAsync() => (await Store.LoadAsync(Id, null, CancellationToken.None)).Outbox;

    public async Task<Value> VariableAsync(string name) => (await StateAsync()).Variables[name];

    public ValueTask DisposeAsync() => Runner.DisposeAsync();

    /// <summary>A message block that says one text.</summary>
    public static MessageBlock Says(string id, string text, GoTo? goTo = null) => new(id, [Text(text)]) { GoTo = goTo };

    /// <summary>A text message in the API form.</summary>
    public static MessageTemplate Text(string text) => MessageTemplate.Parse(Value.ParseJson(
        $$"""{ "type": "text", "config": { "textMessages": [ { "text": {{Value.Text(text).ToJson()}} } ] } }"""));

    /// <summary>A step that says one text.</summary>
    public static IActionStep Say(string text) => new DelegateStep(context => context.Send(new TextMessage(text)));
}
