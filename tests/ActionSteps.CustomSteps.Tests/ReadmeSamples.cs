using ActionSteps.Api;
using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Mail;
using ActionSteps.Messages;
using ActionSteps.Replay;
using ActionSteps.Scripting;
using ActionSteps.Sessions;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Testing;
using ActionSteps.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.CustomSteps.Tests;

/// <summary>The samples of the README, so that they compile and do what they say.</summary>
internal static class ReadmeSamples
{
    public static async Task<BlockResult> FirstLinesAsync(CancellationToken cancellationToken)
    {
        BotDefinition bot = new BotReader().Read("""
            {
              "id": "greeter", "start": "hello",
              "blocks": [
                { "kind": "action", "id": "hello",
                  "steps": [ { "kind": "setVariables", "assignments": [ { "variable": "total", "value": "{price * seats}" } ] } ],
                  "goTo": { "block": "tell" } },
                { "kind": "message", "id": "tell",
                  "messages": [ { "type": "text", "config": { "textMessages": [ { "text": "That is {total} euro, {CAPITALIZE(name)}." } ] } } ] }
              ]
            }
            """);
        Session session = new();
        session.Set("price", 12.5);
        session.Set("seats", 2);
        session.Set("name", "ann");

        BlockResult result = await new BlockExecutor().RunAsync(bot, "hello", session, cancellationToken);
        // result.Messages: "That is 25 euro, Ann."
        return result;
    }

    public static void Host(IServiceCollection services, SmtpMailOptions smtpOptions)
    {
        services.AddSingleton<IChannel, MyChannel>();              // where messages go
        services.AddSingleton<IMailSender>(new SmtpMailSender(smtpOptions));
        services.AddActionSteps(actionSteps => actionSteps
            .AddStep<AwardPointsStep>()                            // a step of your own
            .AddFunction("DISCOUNT", (arguments, _) => arguments[0].TryGetNumber(out double price) ? price * 0.9 : Value.Null)
            .UseBotFile("choo-choo.json"))
            .UseSqlite("bot.db");                                  // conversations, tables and knowledge survive the process
    }

    public static BotDefinition InCSharp()
    {
        BotDefinition bot = BotDefinition.Create("greeter", bot => bot
            .Start("hello")
            .Action("hello", steps => steps
                .SetVariables(("total", "{price * seats}"))
                .Api(ApiMethod.Post, "https://tickets.example.com/orders", ("total", "{total}"))
                .GoTo("tell"))
            .Message("tell", message => message.Text("That is {total} euro.")));
        return bot;
    }

    public static async Task<ScriptValue> ScriptAsync(IBackEnd backEnd, CancellationToken cancellationToken)
    {
        Script script = Script.Compile("return await ask('seats') * args.price;",
            new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody });     // immutable, thread-safe: compile once
        ScriptResult result = await script.RunAsync(
            new ScriptGlobals()
                .Add("args", ScriptValue.Parse("""{ "price": 12.5 }"""))
                .Add("ask", async (arguments, token) => await backEnd.CountAsync(arguments[0].AsText(), token)),
            limits: null, cancellationToken);
        return result.Value;
    }

    public static async Task StoryAsync(BotDefinition bot, CancellationToken cancellationToken)
    {
        await ConversationStory.Of(bot)
            .UserSays("hi").BotSays("Where to?")
            .UserSays("Ghent").BotSays("To Ghent, for 12 euro.")
            .TimePasses(TimeSpan.FromMinutes(5)).ConversationIsClosed()
            .TellAsync(cancellationToken);
    }

    public static ValueTask<TurnResult> MessageAsync(ConversationRunner runner, string conversationId, string text, CancellationToken cancellationToken) =>
        runner.HandleAsync(conversationId, new UserText(text), cancellationToken);

    public static async Task<int> AgentAsync(
        ConversationRunner runner, string conversationId, string method, string query,
        IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        AgentActionHandler desk = new(runner, "desk");             // keep it: it recognises replays
        WebhookAnswer answer = await desk.HandleAsync(
            conversationId, new IncomingWebhook(method, query, headers, body), cancellationToken);
        return answer.Status;
    }

    public static async Task ConversationAsync(ConversationRunner runner, CancellationToken cancellationToken)
    {
        await runner.HandleAsync("conversation-1", new UserText("hi"), cancellationToken);     // waits for the turn
        await runner.AcceptAsync("conversation-1",                                             // or: stored now, handled in its order
            new IncomingMessage(new UserText("hi")) { Id = "m-1" }, cancellationToken);
    }

    public static async Task ReplayAsync(BotDefinition bot, ConversationRunner runner, CancellationToken cancellationToken)
    {
        if (await runner.ReadRecordingAsync("conversation-1", number: 3, cancellationToken) is { } recording)
        {
            ReplayResult replay = await new RunReplay().RunAsync(bot, recording, cancellationToken);
            foreach (ReplayDifference difference in replay.Differences)
            {
                Console.WriteLine(difference);             // book/order: request was POST https://…/tickets, is POST https://…/orders
            }
        }
    }

    private sealed class MyChannel : IChannel
    {
        public ValueTask DeliverAsync(Delivery delivery, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
