using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Storage.Sqlite;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Cli;

public sealed class ReplayCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task Every_run_of_the_demo_replays_to_the_same_result_and_a_changed_bot_does_not()
    {
        await DemoAsync();
        for (int run = 1; run <= 14; run++)
        {
            ToolResult same = await Tool.RunInAsync(_folder.FullName, "replay", "choo-choo.json", "demo.db", "demo", "--run", $"{run}");
            Assert.Equal((0, ""), (same.ExitCode, same.Error));
            Assert.EndsWith("Same result.", same.Output.Trim(), StringComparison.Ordinal);
        }

        string bot = await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "choo-choo.json"));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "changed.json"), bot.Replace("{backend}/tickets", "{backend}/orders", StringComparison.Ordinal));
        ToolResult newest = await Tool.RunInAsync(_folder.FullName, "replay", "choo-choo.json", "demo.db", "demo");
        ToolResult changed = await Tool.RunInAsync(_folder.FullName, "replay", "changed.json", "demo.db", "demo", "--run", "13");
        ToolResult json = await Tool.RunInAsync(_folder.FullName, "replay", "changed.json", "demo.db", "demo", "--run", "13", "--json");

        Assert.StartsWith("2026-01-31T09:05:00.000Z  run 14 by wait: say-goodbye, closed", newest.Output, StringComparison.Ordinal);
        Assert.Equal((1, 1), (changed.ExitCode, json.ExitCode));
        Assert.Contains("The bot is not the one that ran", changed.Output, StringComparison.Ordinal);
        Assert.Contains("  book/order: request was POST http://127.0.0.1:5080/tickets with body", changed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ann@example.org", changed.Output + json.Output, StringComparison.Ordinal);
        Assert.Equal(Value.False, json.Json["isSame"]);
        Assert.Equal(Value.True, json.Json["isOtherBot"]);
        Assert.True(json.Json["differences"].TryGetList(out ValueList? differences));
        Assert.Contains(differences, difference => difference["subject"] == "request" && difference["block"] == "book" && difference["step"] == "order");
    }

    [Fact]
    public async Task Wrong_usage_is_told_and_makes_no_file()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "notes.db"), "this is no database, only a note of some length");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "bot.json"), "{ \"id\": \"b\", \"version\": \"LIVE\", \"languages\": [ \"en\" ], \"blocks\": [] }");
        ToolResult missing = await Tool.RunInAsync(_folder.FullName, "replay", "bot.json", "nothing.db", "demo");
        ToolResult foreign = await Tool.RunInAsync(_folder.FullName, "replay", "bot.json", "notes.db", "demo");
        ToolResult noBot = await Tool.RunInAsync(_folder.FullName, "replay", "nobody.json", "notes.db", "demo");

        Assert.Equal((2, 1, 2), (missing.ExitCode, foreign.ExitCode, noBot.ExitCode));
        Assert.Contains("nothing.db\" does not exist.", missing.Error, StringComparison.Ordinal);
        Assert.Contains("notes.db", foreign.Error, StringComparison.Ordinal);
        Assert.Contains("nobody.json", noBot.Error, StringComparison.Ordinal);
        Assert.Equal(["bot.json", "notes.db"], _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_conversation_or_run_that_is_not_there_and_one_that_was_not_recorded_are_told()
    {
        await DemoAsync();
        ToolResult nobody = await Tool.RunInAsync(_folder.FullName, "replay", "choo-choo.json", "demo.db", "nobody");
        ToolResult noRun = await Tool.RunInAsync(_folder.FullName, "replay", "choo-choo.json", "demo.db", "demo", "--run", "99");
        ToolResult zero = await Tool.RunInAsync(_folder.FullName, "replay", "choo-choo.json", "demo.db", "demo", "--run", "0");
        ToolResult word = await Tool.RunInAsync(_folder.FullName, "replay", "choo-choo.json", "demo.db", "demo", "--run", "last");
        using (SqliteDatabase database = new(Path.Combine(_folder.FullName, "plain.db")))
        {
            SqliteConversationStore store = new(database);
            await using PlainHost plain = new(store);
            await plain.SayAsync();
        }

        ToolResult plainRun = await Tool.RunInAsync(_folder.FullName, "replay", "choo-choo.json", "plain.db", "plain");

        Assert.Equal((2, 2, 2, 2, 2), (nobody.ExitCode, noRun.ExitCode, zero.ExitCode, word.ExitCode, plainRun.ExitCode));
        Assert.Contains("--run needs a whole number, not \"last\".", word.Error, StringComparison.Ordinal);
        Assert.Contains("There is no conversation \"nobody\"", nobody.Error, StringComparison.Ordinal);
        Assert.Contains("The journal has no run 99 of conversation \"demo\".", noRun.Error, StringComparison.Ordinal);
        Assert.Contains("--run is 0; runs are counted from 1.", zero.Error, StringComparison.Ordinal);
        Assert.Contains("Run 1 of conversation \"plain\" was not recorded.", plainRun.Error, StringComparison.Ordinal);
        Assert.Contains("ConversationOptions.RecordsRuns", plainRun.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task DemoAsync()
    {
        ToolResult demo = await Tool.RunUnhurriedInAsync(_folder.FullName, before: null, "demo", "--store", "demo.db");
        ToolResult bot = await Tool.RunInAsync(_folder.FullName, "demo", "--bot");
        Assert.Equal((0, 0), (demo.ExitCode, bot.ExitCode));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "choo-choo.json"), bot.Output);
    }

    private sealed class PlainHost(IConversationStore store) : IAsyncDisposable
    {
        private readonly ConversationRunner _runner = new(
            new BotDefinition("plain", [Chat.Says("start", "Hello.")]) { Start = "start" }, new BlockExecutor(), store);

        public async Task SayAsync() => await _runner.HandleAsync("plain", new UserText("hi"), CancellationToken.None);

        public ValueTask DisposeAsync() => _runner.DisposeAsync();
    }
}
