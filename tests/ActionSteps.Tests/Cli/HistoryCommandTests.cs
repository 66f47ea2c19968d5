using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Cli;

public sealed class HistoryCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task The_conversation_of_the_demo_is_a_timeline()
    {
        ToolResult demo = await Tool.RunUnhurriedInAsync(_folder.FullName, before: null, "demo", "--store", "demo.db");
        ToolResult again = await Tool.RunUnhurriedInAsync(_folder.FullName, before: null, "demo", "--store", "demo.db");
        ToolResult list = await Tool.RunInAsync(_folder.FullName, "history", "demo.db");
        ToolResult text = await Tool.RunInAsync(_folder.FullName, "history", "demo.db", "demo");
        ToolResult json = await Tool.RunInAsync(_folder.FullName, "history", "demo.db", "demo", "--json", "--runs", "3");

        Assert.Equal((0, 0, 0, 0, 0), (demo.ExitCode, again.ExitCode, list.ExitCode, text.ExitCode, json.ExitCode));
        Assert.Equal("demo", list.Output.Trim());
        string[] lines = text.Output.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal(
            ["2026-01-31T09:00:00.000Z  user   2", "2026-01-31T09:00:00.000Z  run 3 by message: ask-destination, waiting"],
            lines.SkipWhile(line => !line.EndsWith("user   2", StringComparison.Ordinal)).Take(2));
        Assert.Contains("work-out/price code succeeded", text.Output, StringComparison.Ordinal);
        Assert.Contains(lines, line => line == "2026-01-31T09:05:00.000Z  run 14 by wait: say-goodbye, closed");
        Assert.DoesNotContain("ann@example.org", text.Output + json.Output, StringComparison.Ordinal);
        Assert.Equal("demo", json.Json["conversation"]);
        Assert.True(json.Json["runs"].TryGetList(out ValueList? runs));
        Assert.Equal([12, 13, 14], runs.Select(run => run["number"].TryGetNumber(out double number) ? number : 0));
        Assert.Equal("api", runs[1]["log"][1]["kind"]);
    }

    [Fact]
    public async Task Wrong_usage_is_told_and_makes_no_file()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "notes.db"), "this is no database, only a note of some length");
        ToolResult missing = await Tool.RunInAsync(_folder.FullName, "history", "nothing.db");
        ToolResult foreign = await Tool.RunInAsync(_folder.FullName, "history", "notes.db");

        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("nothing.db\" does not exist.", missing.Error, StringComparison.Ordinal);
        Assert.Equal(1, foreign.ExitCode);
        Assert.Contains("notes.db", foreign.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", foreign.Error, StringComparison.Ordinal);
        Assert.Equal(["notes.db"], _folder.GetFiles().Select(file => file.Name));
    }

    [Theory]
    [InlineData("There is no conversation \"nobody\"", "demo.db", "nobody")]
    [InlineData("--runs is 0; it must be 1 to 10000.", "demo.db", "demo", "--runs", "0")]
    public async Task A_conversation_or_number_that_is_not_there_is_told(string message, params string[] arguments)
    {
        await Tool.RunUnhurriedInAsync(_folder.FullName, before: null, "demo", "--store", "demo.db");

        ToolResult result = await Tool.RunInAsync(_folder.FullName, ["history", .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
