using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Replay;
using ActionSteps.Storage.PostgreSql;
using ActionSteps.Storage.Tests.Support;
using ActionSteps.Testing.Api;
using ActionSteps.Tests.Replay;
using ActionSteps.Tests.Support;

namespace ActionSteps.Storage.Tests.Conversations;

/// <summary>Recordings on a server; those in files are tested with the tests of the core.</summary>
public sealed class RecordingTests
{
    [PostgreSqlFact]
    public async Task A_run_recorded_in_PostgreSQL_replays_to_the_same_result_and_goes_with_its_conversation()
    {
        BotDefinition bot = RecordedChat.Bot("""
            { "kind": "setVariables", "id": "luck", "assignments": [ { "variable": "luck", "value": "{RANDOM()} {NOW()} \u20ac" } ] },
            { "kind": "api", "id": "call", "method": "GET", "url": "https://api.example/rate" }
            """);
        FakeOutboundHttp http = new FakeOutboundHttp().Answer("GET", "https://api.example/rate", 200, "{ \"rate\": 1.25 }");
        PostgreSqlConversationStore store = new(PostgreSqlServer.New());
        await using RecordedChat chat = new(bot, new TickingClock(), store, [http]);

        await chat.SayAsync("hi");
        ReplayResult replay = await chat.ReplayAsync();
        string id = Assert.Single(await store.ListConversationsAsync(null, 10, CancellationToken.None));
        await store.DeleteAsync(id, CancellationToken.None);

        Assert.Empty(replay.Differences);
        Assert.Null(await store.ReadRecordingAsync(id, 1, CancellationToken.None));
    }
}
