using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Flow;

/// <summary>The rows of steps.md section 3, Go to variable bot dialog.</summary>
public sealed class GoToVariableBlockStepTests
{
    [Theory]
    [InlineData("id-7")]
    [InlineData("the label")]
    [InlineData("The only name")]
    public async Task Goes_to_the_block_whose_id_label_or_unique_name_the_variable_holds(string value)
    {
        Session session = Run.Session(("reuseFlow", value));

        BlockResult result = await RunAsync(session, new GoToVariableBlockStep { Variable = "reuseFlow" });

        Assert.Equal("id-7", result.Block);
        Assert.Equal(value, session.Variables["reuseFlow"]);
        Assert.Empty(result.Log[0].Warnings);
    }

    [Fact]
    public async Task An_id_counts_before_a_label_and_a_label_before_a_name()
    {
        BlockResult byId = await RunAsync(Run.Session(("v", "next")), new GoToVariableBlockStep { Variable = "v" });
        BlockResult byLabel = await RunAsync(Run.Session(("v", "other")), new GoToVariableBlockStep { Variable = "v" });

        Assert.Equal("next", byId.Block);
        Assert.Equal("labelled", byLabel.Block);
    }

    [Theory]
    [InlineData("missing", "null")]
    [InlineData("v", "\"nowhere\"")]
    [InlineData("v", "\"\"")]
    [InlineData("v", "\"Twice\"")]
    [InlineData("v", "{}")]
    [InlineData("v", "[\"id-7\"]")]
    [InlineData("a b", "null")]
    public async Task A_variable_that_names_no_block_is_a_warning_and_the_go_to_follows(string variable, string value)
    {
        BlockResult result = await RunAsync(
            Run.Session(("v", Value.ParseJson(value))), new GoToVariableBlockStep { Variable = variable });

        Assert.Equal("next", result.Block);
        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Equal(StepStatus.Succeeded, result.Log[0].Status);
        Assert.Equal(ErrorCodes.UnknownBlock, Assert.Single(result.Log[0].Warnings).Code);
    }

    [Fact]
    public async Task An_object_leads_to_its_id_as_with_the_previous_block()
    {
        Session session = Run.Session();
        BotDefinition bot = Bot(new GoToVariableBlockStep { Variable = "internal.previousDialogstate" });
        await new BlockExecutor().RunAsync(bot, "id-7", session, CancellationToken.None);

        BlockResult result = await new BlockExecutor().RunAsync(bot, "block", session, CancellationToken.None);

        Assert.Equal("id-7", result.Block);
    }

    [Fact]
    public async Task The_block_that_an_event_interrupted_has_an_entry_of_its_own()
    {
        Session session = Run.Session();
        session.SetInternal("internal.interruptedDialogstate", Value.Object(("id", "id-7")));

        BlockResult result = await RunAsync(session, new GoToVariableBlockStep { Variable = GoToVariableBlockStep.InterruptedByEvent });

        Assert.Equal("id-7", result.Block);
    }

    [Fact]
    public async Task Steps_after_it_are_not_executed()
    {
        Session session = Run.Session(("reuseFlow", "id-7"));

        await RunAsync(
            session,
            new GoToVariableBlockStep { Variable = "reuseFlow" },
            new SetVariablesStep { Assignments = [new Assignment("never", "1")] });

        Assert.True(session.Variables["never"].IsUndefined);
    }

    [Fact]
    public async Task An_assignment_of_a_go_to_says_where_a_reusable_flow_returns_to()
    {
        BotDefinition bot = new(
            "bot",
            [
                new ActionBlock("caller", [])
                {
                    GoTo = new GoTo("reused") { Assignments = [new Assignment("reuseFlow", "back") { Type = AssignmentType.Block }] },
                },
                new ActionBlock("reused", [new GoToVariableBlockStep { Variable = "reuseFlow" }]),
                new ActionBlock("back", []),
            ]);

        BlockResult result = await new BlockExecutor().RunAsync(bot, "caller", Run.Session(), CancellationToken.None);

        Assert.Equal("back", result.Block);
    }

    private static async Task<BlockResult> RunAsync(Session session, params IActionStep[] steps) =>
        await new BlockExecutor().RunAsync(Bot(steps), "block", session, CancellationToken.None);

    private static BotDefinition Bot(params IActionStep[] steps) => new(
        "bot",
        [
            new ActionBlock("block", steps) { GoTo = "next" },
            new ActionBlock("next", []),
            new ActionBlock("id-7", []) { Label = "the label", Name = "The only name" },
            new ActionBlock("labelled", []) { Label = "other", Name = "Twice" },
            new ActionBlock("named", []) { Name = "Twice", Label = "next" },
        ]);
}
