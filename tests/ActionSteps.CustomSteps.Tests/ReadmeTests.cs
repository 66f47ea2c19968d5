using System.Runtime.CompilerServices;
using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Messages;

namespace ActionSteps.CustomSteps.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public async Task The_first_lines_do_what_they_say()
    {
        BlockResult result = await ReadmeSamples.FirstLinesAsync(CancellationToken.None);

        Assert.Equal([new TextMessage("That is 25 euro, Ann.")], result.Messages);
    }

    [Fact]
    public void The_bot_in_CSharp_has_its_blocks() =>
        Assert.Equal(["hello", "tell"], ReadmeSamples.InCSharp().Blocks.Select(block => block.Id));

    [Fact]
    public async Task The_script_asks_its_host() =>
        Assert.Equal(25, (await ReadmeSamples.ScriptAsync(new TwoSeats(), CancellationToken.None)).AsNumber());

    [Fact]
    public async Task The_story_comes_true()
    {
        BotDefinition bot = BotDefinition.Create("trains", bot => bot
            .Start("ask")
            .Message("ask", message => message.Text("Where to?").GoTo("read"))
            .Input("read", "city", input => input.GoTo("tell"))
            .Message("tell", message => message.Text("To {city}, for 12 euro.").GoTo("end"))
            .Action("end", steps => steps.Add(new DelayStep { Duration = "5", Unit = DelayUnit.Minutes }).Add(new CloseConversationStep())));

        await ReadmeSamples.StoryAsync(bot, CancellationToken.None);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/ActionSteps/README.md")]
    [InlineData("src/ActionSteps.Storage.Sqlite/README.md")]
    [InlineData("src/ActionSteps.Storage.PostgreSql/README.md")]
    public void Every_sample_of_the_README_is_compiled(string readme)
    {
        string[] compiled = [.. Directory.GetFiles(Folder(), "*.cs").SelectMany(File.ReadLines).Select(line => line.Trim())];

        string[] samples = Samples(File.ReadAllText(Path.Combine(Folder(), "..", "..", readme)));

        Assert.NotEmpty(samples);
        Assert.Empty(samples.Except(compiled));
    }

    /// <summary>The lines of all C# samples, without the white space around them.</summary>
    private static string[] Samples(string readme) =>
    [
        .. readme.Split("```csharp")
            .Skip(1)
            .SelectMany(rest => rest.Split("```")[0].Split('\n'))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0),
    ];

    private static string Folder([CallerFilePath] string testFile = "") => Path.GetDirectoryName(testFile) ?? ".";

    private sealed class TwoSeats : IBackEnd
    {
        public async Task<int> CountAsync(string what, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return what == "seats" ? 2 : 0;
        }
    }
}
