using ActionSteps.Execution;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Execution;

public sealed class BlockExecutorTests
{
    [Fact]
    public async Task Runs_steps_in_order_and_follows_the_go_to()
    {
        Session session = Run.Session(("a", 1));

        BlockResult result = await Run.StepsAsync(
            session,
            new DelegateStep(context => context.Set("b", context.Variables["a"])),
            new DelegateStep(context => context.Set("c", context.Variables["b"])));

        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Equal("next", result.Block);
        Assert.Equal(1, session.Variables["c"]);
        Assert.Equal(["b", "c"], result.Changes.Select(change => change.Path));
    }

    [Fact]
    public async Task A_failing_step_leaves_the_session_as_it_found_it_and_leads_to_the_error_block()
    {
        Session session = Run.Session(("a", 1));

        BlockResult result = await Run.StepsAsync(
            session,
            new DelegateStep(context => context.Set("kept", true)),
            new DelegateStep(context =>
            {
                context.Set("a", 2);
                throw new InvalidOperationException("broken");
            }),
            new DelegateStep(context => context.Set("never", true)));

        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Equal(Run.ErrorBlock, result.Block);
        Assert.Equal(1, session.Variables["a"]);
        Assert.Equal(Value.True, session.Variables["kept"]);
        Assert.True(session.Variables["never"].IsUndefined);
        Assert.Equal(ErrorCodes.StepException, result.Log[1].Error?.Code);
        Assert.Equal(["kept"], result.Changes.Select(change => change.Path));
    }
}
