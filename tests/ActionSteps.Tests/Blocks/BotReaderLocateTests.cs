using System.Text;
using ActionSteps.Blocks;

namespace ActionSteps.Tests.Blocks;

public sealed class BotReaderLocateTests
{
    private const string Bot = """
        { "id": "b",
          "blocks": [
            { "kind": "action", "id": "é", "steps": [] },
            { "a \u0062": 1, "steps": [ { "url": "x" } ] } ] }
        """;

    [Theory]
    [InlineData("$", 1, 1)]
    [InlineData("$.id", 1, 9)]
    [InlineData("$.blocks", 2, 13)]
    [InlineData("$.blocks[0].steps", 3, 45)]
    [InlineData("$.blocks[1].steps[0].url", 4, 42)]
    [InlineData("$.blocks[1][\"a b\"]", 4, 19)]
    [InlineData("$.blocks[1].steps[7].url", 4, 31)]
    [InlineData("$.gone[2]", 1, 1)]
    [InlineData("nonsense", 1, 1)]
    [InlineData("$.blocks[1].steps[99999999999]", 4, 31)]
    [InlineData("$.blocks[", 2, 13)]
    public void A_fault_of_the_host_gets_line_and_column(string path, int line, int column)
    {
        DefinitionFault fault = Assert.Single(new BotReader().Locate(Encoding.UTF8.GetBytes(Bot), [new DefinitionFault(path, "Bad.")]));

        Assert.Equal((path, "Bad.", line, column), (fault.Path, fault.Message, fault.Line, fault.Column));
    }

    [Fact]
    public void Faults_come_in_the_order_of_the_file()
    {
        byte[] utf8 = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Bot)];

        IReadOnlyList<DefinitionFault> faults = new BotReader().Locate(utf8, [new("$.blocks[1].steps", "Last."), new("$.id", "First."), new("$.blocks[0].id", "Second.")]);

        Assert.Equal(["First.", "Second.", "Last."], faults.Select(fault => fault.Message));
        Assert.Equal(9, faults[0].Column);
    }

    [Fact]
    public void A_text_that_is_no_json_tells_as_much_as_can_be_known() =>
        Assert.Equal((0, 0), (new BotReader().Locate([], [new("$.id", "Bad.")])[0].Line, new BotReader().Locate([], [new("$.id", "Bad.")])[0].Column));
}
