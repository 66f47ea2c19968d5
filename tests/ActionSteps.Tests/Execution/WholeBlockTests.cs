using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Execution;

/// <summary>The rows of steps.md section 8 in which several steps work together.</summary>
public sealed class WholeBlockTests
{
    [Fact]
    public async Task A_member_of_the_time_stays_a_number_on_its_way_to_the_page()
    {
        ExecutionOptions options = new() { Clock = new FixedClock("2020-10-06T16:17:44.727Z") };

        BlockResult result = await Run.StepsAsync(
            Run.Session(), null, options,
            new GetTimeStep { TargetVariable = "time" },
            new JsonBuilderStep { Items = [new JsonBuilderItem("h", "{time.utc.hours}")], SendConfigToParentWindow = true });

        Assert.Equal("""{"type":"CL_DISPATCH_EVENT","payload":{"h":16}}""", Assert.Single(result.Effects).ToValue().ToJson());
    }

    [Fact]
    public async Task What_was_cleared_prints_nothing_in_the_next_step()
    {
        Session session = Run.Session(("a", 1));

        await Run.StepsAsync(
            session,
            new ClearSessionStep { Variables = ["a"] },
            new SetVariablesStep { Assignments = [new Assignment("b", "[{a}]")] });

        Assert.Equal("[]", session.Variables["b"]);
    }
}
