namespace ActionSteps.Scripting.Tests.Corpus;

/// <summary>Scripts of all kinds do here what they do in Node, to the letter of their console output.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Scripts => CorpusScripts.Names;

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_script_writes_what_it_writes_in_Node(string name) =>
        Assert.Equal(CorpusScripts.Expected(name), await CorpusScripts.RunHereAsync(name));

    /// <summary>Finds expectations that are out of date; with CORPUS_UPDATE=1 it writes them anew.</summary>
    [NodeTheory]
    [MemberData(nameof(Scripts))]
    public async Task The_expected_output_is_that_of_Node(string name)
    {
        string output = await CorpusScripts.RunInNodeAsync(name);
        if (Environment.GetEnvironmentVariable("CORPUS_UPDATE") == "1")
        {
            CorpusScripts.Approve(name, output);
        }

        Assert.Equal(CorpusScripts.Expected(name), output);
    }

    [Fact]
    public void The_corpus_is_not_small() => Assert.InRange(CorpusScripts.Names.Count, 120, 10_000);
}
