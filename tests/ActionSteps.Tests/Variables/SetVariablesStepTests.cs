using ActionSteps.Execution;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Variables;

/// <summary>The rows of steps.md section 3, Set variables.</summary>
public sealed class SetVariablesStepTests
{
    [Theory]
    [InlineData("""{"a":2}""", "b={a + 3}", """{"a":2,"b":5}""")]
    [InlineData("""{"a":2}""", "a={a * 2};b={a}", """{"a":4,"b":4}""")]
    [InlineData("{}", "x=5", """{"x":"5"}""")]
    [InlineData("{}", "x={5}", """{"x":5}""")]
    [InlineData("""{"n":"Ann"}""", "g=Hi {UPCASE(n)}!", """{"n":"Ann","g":"Hi ANN!"}""")]
    [InlineData("{}", "c={c|increment};c={c|increment}", """{"c":2}""")]
    [InlineData("{}", "c={c|increment};c={c|increment};c={c|increment}", """{"c":3}""")]
    [InlineData("""{"n":3}""", "m={n}", """{"n":3,"m":3}""")]
    [InlineData("""{"a":7}""", "r={a % 4}", """{"a":7,"r":3}""")]
    [InlineData("{}", "user.address.city=Gent", """{"user":{"address":{"city":"Gent"}}}""")]
    [InlineData("""{"u":{"n":1}}""", "v={u};v.n={2}", """{"u":{"n":1},"v":{"n":2}}""")]
    [InlineData("""{"x":1}""", "x={missing}", "{}")]
    [InlineData("{}", "t=2+3", """{"t":"2+3"}""")]
    [InlineData("""{"l":[1]}""", "l={APPEND(l,2)}", """{"l":[1,2]}""")]
    [InlineData("{}", "x=", """{"x":""}""")]
    [InlineData("{}", "x={true};y={[1,2]}", """{"x":true,"y":[1,2]}""")]
    [InlineData("""{"x":1}""", "x={null}", "{}")]
    [InlineData("{}", "{counter}={1}", """{"counter":1}""")]
    [InlineData("""{"l":[1,2]}""", "l[0]={9};l[-1]={8}", """{"l":[9,8]}""")]
    public async Task Assigns_from_top_to_bottom_each_seeing_the_ones_before(string before, string assignments, string after)
    {
        Session session = SessionOf(before);

        BlockResult result = await Run.StepsAsync(session, StepOf(assignments));

        Assert.Equal(Value.ParseJson(after), Value.Object(session.Variables.User));
        Assert.Empty(result.Log[0].Warnings);
    }

    [Fact]
    public async Task An_evaluation_error_leaves_the_variable_as_it_was_and_the_next_assignments_still_run()
    {
        Session session = SessionOf("""{"a":1,"q":"kept"}""");

        BlockResult result = await Run.StepsAsync(session, StepOf("q={a / 0};r=half {a / 0};s=1"));

        Assert.Equal("kept", session.Variables["q"]);
        Assert.True(session.Variables["r"].IsUndefined);
        Assert.Equal("1", session.Variables["s"]);
        Assert.Equal(StepStatus.Succeeded, result.Log[0].Status);
        Assert.All(result.Log[0].Warnings, warning => Assert.Equal(ErrorCodes.DivisionByZero, warning.Code));
        Assert.Equal("next", result.Block);
    }

    [Theory]
    [InlineData("internal.channel=x", ErrorCodes.InternalReadOnly)]
    [InlineData("internal=x", ErrorCodes.InternalReadOnly)]
    [InlineData("a b=x", ErrorCodes.InvalidPath)]
    [InlineData("=x", ErrorCodes.InvalidPath)]
    [InlineData("a.__proto__.x=x", ErrorCodes.InvalidPath)]
    [InlineData("constructor=x", ErrorCodes.InvalidPath)]
    [InlineData("{a + 1}=x", ErrorCodes.InvalidPath)]
    public async Task A_path_that_cannot_be_written_is_skipped_with_a_warning(string assignment, string code)
    {
        Session session = SessionOf("""{"a":1}""");

        BlockResult result = await Run.StepsAsync(session, StepOf(assignment + ";after=1"));

        Assert.Equal(code, Assert.Single(result.Log[0].Warnings).Code);
        Assert.Equal(Value.ParseJson("""{"a":1,"after":"1"}"""), Value.Object(session.Variables.User));
        Assert.Equal(Channels.Web, session.Variables["internal.channel"]);
    }

    [Fact]
    public async Task A_block_id_is_taken_literally()
    {
        Session session = SessionOf("""{"id":"wrong"}""");
        SetVariablesStep step = new()
        {
            Assignments = [new Assignment("reuseFlow", "{id}") { Type = AssignmentType.Block }],
        };

        await Run.StepsAsync(session, step);

        Assert.Equal("{id}", session.Variables["reuseFlow"]);
    }

    [Fact]
    public async Task PreferredLanguage_switches_the_language()
    {
        Session session = SessionOf("{}");

        await Run.StepsAsync(session, StepOf("preferredLanguage=NL-be"));

        Assert.Equal("nl", session.Variables["internal.preferredLanguage"]);
        Assert.Equal("nl", session.Locale);
    }

    [Fact]
    public async Task An_assignment_that_makes_the_session_too_large_fails_the_step_and_changes_nothing()
    {
        Session session = Run.Session(("big", new string('x', 6 * 1024 * 1024)));

        BlockResult result = await Run.StepsAsync(session, StepOf("first=1;copy={big}"));

        Assert.Equal(ErrorCodes.SessionTooLarge, result.Log[0].Error?.Code);
        Assert.Equal(Run.ErrorBlock, result.Block);
        Assert.Equal(["big"], session.Variables.User.Names.ToArray());
    }

    private static Session SessionOf(string json)
    {
        Session session = new("session-1");
        Value.ParseJson(json).TryGetObject(out ValueObject? variables);
        foreach ((string name, Value value) in variables ?? ValueObject.Empty)
        {
            session.Set(name, value);
        }

        return session;
    }

    private static SetVariablesStep StepOf(string assignments) => new()
    {
        Assignments =
        [
            .. assignments.Split(';').Select(text => new Assignment(text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..])),
        ],
    };
}
