using System.Text;
using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;
using ActionSteps.Webhooks;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>A signed request of an agent that comes again once the process that took it is gone.</summary>
internal static class RepeatedWebhook
{
    private const string Secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
    private const string Say = """{ "sendMessages": [ { "textMessageTemplate": { "textMessages": [ { "text": "I am Bo." } ] } } ] }""";

    private static readonly BotDefinition s_bot = new BotReader().Read($$"""
        { "id": "b", "start": "hi", "offloading": { "providers": [ { "name": "desk", "signingSecrets": [ "{{Secret}}" ] } ] },
          "blocks": [ { "kind": "message", "id": "hi", "messages": [ { "type": "text", "config": { "textMessages": [ { "text": "Hi." } ] } } ] } ] }
        """);

    /// <summary>Checks that the next process refuses it, and takes another one.</summary>
    public static async Task IsRefusedByTheNextProcessAsync(IConversationStore store)
    {
        IncomingWebhook request = Signed("msg_1");
        await using (Chat first = new(s_bot, store))
        {
            await first.SayAsync("hello");
            Assert.Equal(200, (await new AgentActionHandler(first.Runner, "desk").HandleAsync(Chat.Id, request, default)).Status);
            Assert.Equal(["Hi.", "I am Bo."], first.Texts);
        }

        await using Chat second = new(s_bot, store);
        AgentActionHandler handler = new(second.Runner, "desk");
        WebhookAnswer repeated = await handler.HandleAsync(Chat.Id, request, default);
        WebhookAnswer again = await handler.HandleAsync(Chat.Id, request, default);
        WebhookAnswer other = await handler.HandleAsync(Chat.Id, Signed("msg_2"), default);

        Assert.Equal((409, 409, 200), (repeated.Status, again.Status, other.Status));
        Assert.Contains("accepted before", repeated.Body, StringComparison.Ordinal);
        Assert.Equal(["I am Bo."], second.Texts);
    }

    private static IncomingWebhook Signed(string id)
    {
        byte[] body = Encoding.UTF8.GetBytes(Say);
        WebhookHeaders headers = new WebhookSigner([WebhookSecret.Parse(Secret)]).Sign(id, new VirtualClock().GetUtcNow(), body);
        return new IncomingWebhook("POST", string.Empty, [.. headers.ToList()], body);
    }
}
