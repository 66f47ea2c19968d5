using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Variables;

/// <summary>The rows of steps.md section 3, Clear session.</summary>
public sealed class ClearSessionStepTests
{
    [Fact]
    public async Task Removes_the_named_variables_and_no_other()
    {
        Session session = Run.Session(("firstname", "Ann"), ("destination", "Gent"), ("lastname", "B"));

        await Run.StepsAsync(session, new ClearSessionStep { Variables = ["firstname", "destination"] });

        Assert.Equal(["lastname"], session.Variables.User.Names.ToArray());
    }

    [Fact]
    public async Task A_variable_with_a_default_reads_as_its_default_again()
    {
        Session session = Run.Session(("url", "y"));
        BotDefinition bot = Run.Bot(
            [new ClearSessionStep { Variables = ["url"] }],
            new VariableDefinitions([new VariableDefinition("url") { DefaultValue = "x" }]));

        BlockResult result = await new BlockExecutor().RunAsync(bot, "block", session, CancellationToken.None);

        Assert.Equal("x", session.Variables["url"]);
        Assert.True(session.Variables.User["url"].IsUndefined);
        Assert.Equal(VariableChangeKind.Updated, Assert.Single(result.Changes).Kind);
    }

    [Fact]
    public async Task Ends_the_named_contexts_and_leaves_variables_alone()
    {
        Session session = Run.Session(("a", 1));
        session.SetContext("free_dessert", 3);
        session.SetContext("kept", 1);

        await Run.StepsAsync(session, new ClearSessionStep { Contexts = ["free_dessert", "unknown"] });

        Assert.Equal(0, session.ContextLifespan("free_dessert"));
        Assert.Equal(1, session.ContextLifespan("kept"));
        Assert.Equal(1, session.Variables["a"]);
    }

    [Fact]
    public async Task All_variables_leaves_only_what_the_platform_keeps()
    {
        Session session = Run.Session(("a", 1), ("preferredLanguage", "nl"), ("events.mine", 1));
        session.SetContext("kept", 1);

        BlockResult result = await Run.StepsAsync(session, new ClearSessionStep { AllVariables = true });

        Assert.Empty(session.Variables.User);
        Assert.True(session.Variables["preferredLanguage"].IsUndefined);
        Assert.Equal("session-1", session.Variables["internal.sessionId"]);
        Assert.Equal(1, session.ContextLifespan("kept"));
        Assert.Equal(
            ["a", "preferredLanguage", "events"],
            result.Changes.Where(change => change.Kind == VariableChangeKind.Deleted).Select(change => change.Path));
    }

    [Fact]
    public async Task All_contexts_ends_every_context()
    {
        Session session = Run.Session(("a", 1));
        session.SetContext("one", 3);
        session.SetContext("two", 1);

        await Run.StepsAsync(session, new ClearSessionStep { AllContexts = true });

        Assert.Empty(session.Contexts);
        Assert.Equal(1, session.Variables["a"]);
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_no_fault()
    {
        BlockResult result = await Run.StepsAsync(Run.Session(), new ClearSessionStep { Variables = ["unknown", "a.b.c"] });

        Assert.Equal(StepStatus.Succeeded, result.Log[0].Status);
        Assert.Empty(result.Log[0].Warnings);
        Assert.Empty(result.Changes);
    }

    [Fact]
    public async Task A_path_removes_only_that_member()
    {
        Session session = Run.Session(("user.email", "a@b.c"), ("user.name", "Ann"), ("list", Value.List(1, 2)));

        await Run.StepsAsync(session, new ClearSessionStep { Variables = ["user.email", "list[0]"] });

        Assert.Equal(Value.ParseJson("""{"user":{"name":"Ann"},"list":[null,2]}"""), Value.Object(session.Variables.User));
    }

    [Fact]
    public async Task Internal_data_is_read_only()
    {
        Session session = Run.Session();

        BlockResult result = await Run.StepsAsync(session, new ClearSessionStep { Variables = ["internal.channel"] });

        Assert.Equal(ErrorCodes.InternalReadOnly, Assert.Single(result.Log[0].Warnings).Code);
        Assert.Equal(Channels.Web, session.Channel);
    }

    [Fact]
    public async Task Naming_nothing_is_a_warning()
    {
        BlockResult result = await Run.StepsAsync(Run.Session(), new ClearSessionStep());

        Assert.Equal(ErrorCodes.NothingToClear, Assert.Single(result.Log[0].Warnings).Code);
        Assert.Equal(StepStatus.Succeeded, result.Log[0].Status);
    }
}
