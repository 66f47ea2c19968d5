using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;

namespace ActionSteps.Tests.Execution;

public sealed class BlockExecutorTests
{
    private static readonly StepOutcome ToOther = StepOutcome.GoTo("other");

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
        Assert.Equal(["0", "1"], result.Log.Select(entry => entry.Step));
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
                context.SetContext("open", 3);
                context.Send(new TextMessage("never"));
                throw new InvalidOperationException("broken");
            }),
            new DelegateStep(context => context.Set("never", true)));

        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Equal(Run.ErrorBlock, result.Block);
        Assert.Null(result.Error);
        Assert.Equal(1, session.Variables["a"]);
        Assert.Equal(Value.True, session.Variables["kept"]);
        Assert.True(session.Variables["never"].IsUndefined);
        Assert.Equal(0, session.ContextLifespan("open"));
        Assert.Empty(result.Messages);
        Assert.Equal(ErrorCodes.StepException, result.Log[1].Error?.Code);
        Assert.Equal(["kept"], result.Changes.Select(change => change.Path));
    }

    [Fact]
    public async Task Messages_of_earlier_steps_stay_when_a_later_one_fails()
    {
        BlockResult result = await Run.StepsAsync(
            Run.Session(), new DelegateStep(context => context.Send(new TextMessage("kept"))), new DelegateStep(StepOutcome.Fail("BROKEN", "It broke.")));

        Assert.Equal([new TextMessage("kept")], result.Messages);
    }

    [Fact]
    public async Task Without_an_error_block_a_failure_ends_the_turn()
    {
        BotDefinition bot = new("bot", [new ActionBlock("block", [new DelegateStep(StepOutcome.Fail("BROKEN", "It broke."))])]);

        BlockResult result = await new BlockExecutor().RunAsync(bot, "block", Run.Session(), CancellationToken.None);

        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Equal(new StepError("BROKEN", "It broke.", "0") { BlockId = "block" }, result.Error);
    }

    [Fact]
    public async Task A_failure_inside_the_error_block_ends_the_turn()
    {
        BotDefinition bot = new("bot", [new ActionBlock("error", [new DelegateStep(StepOutcome.Fail("BROKEN", "It broke."))])]) { ErrorBlock = "error" };

        BlockResult result = await new BlockExecutor().RunAsync(bot, "error", Run.Session(), CancellationToken.None);

        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Single(result.Log);
    }

    [Fact]
    public async Task A_jump_skips_the_remaining_steps_and_the_go_to()
    {
        Session session = Run.Session();

        BlockResult result = await Run.StepsAsync(session, new DelegateStep(ToOther), new DelegateStep(context => context.Set("never", 1)));

        Assert.Equal("other", result.Block);
        Assert.Empty(result.Changes);
    }

    [Fact]
    public async Task A_jump_to_an_unknown_block_is_a_warning_and_the_flow_goes_on()
    {
        BlockResult result = await Run.StepsAsync(Run.Session(), new DelegateStep(StepOutcome.GoTo("nowhere")), new DelegateStep(context => context.Set("a", 1)));

        Assert.Equal("next", result.Block);
        Assert.Equal([ErrorCodes.UnknownBlock], result.Log[0].Warnings.Select(warning => warning.Code));
        Assert.Single(result.Changes);
    }

    [Fact]
    public async Task A_disabled_step_is_skipped_with_a_warning()
    {
        BlockResult result = await Run.StepsAsync(
            Run.Session(), new SetVariablesStep { Assignments = [new Assignment("a", "1")], Disabled = true, Id = "off" });

        Assert.Empty(result.Changes);
        Assert.Equal(("off", StepStatus.Skipped), (result.Log[0].Step, result.Log[0].Status));
        Assert.Equal([ErrorCodes.StepDisabled], result.Log[0].Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public async Task Blocks_that_lead_to_each_other_end_after_a_hundred()
    {
        BotDefinition bot = new("bot", [
            new ActionBlock("a", []) { GoTo = "b" },
            new ActionBlock("b", [new DelegateStep(context => context.Set("n", Value.Number(1 + (context.Variables["n"].TryGetNumber(out double n) ? n : 0))))]) { GoTo = "a" },
            new ActionBlock("error", [])])
        {
            ErrorBlock = "error",
        };
        Session session = Run.Session();

        BlockResult result = await new BlockExecutor().RunAsync(bot, "a", session, CancellationToken.None);

        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Equal(ErrorCodes.InfiniteLoop, result.Error?.Code);
        Assert.Equal(50, session.Variables["n"]);
    }

    [Fact]
    public async Task A_go_to_assigns_variables_in_order()
    {
        BotDefinition bot = new("bot", [
            new ActionBlock("block", [])
            {
                GoTo = new GoTo("next") { Assignments = [new Assignment("a", "1"), new Assignment("b", "{a}"), new Assignment("back", "block") { Type = AssignmentType.Block }] },
            },
            new ActionBlock("next", [])]);
        Session session = Run.Session();

        await new BlockExecutor().RunAsync(bot, "block", session, CancellationToken.None);

        Assert.Equal("1", session.Variables["b"]);
        Assert.Equal("block", session.Variables["back"]);
    }

    [Fact]
    public async Task Blocks_are_visible_as_current_and_previous()
    {
        Session session = Run.Session();

        await Run.StepsAsync(session, new DelegateStep(context => context.Set("during", context.Variables["internal.currentDialogstate.id"])));

        Assert.Equal("block", session.Variables["during"]);
        Assert.Equal("next", session.Variables["internal.currentDialogstate.id"]);
        Assert.Equal("block", session.Variables["internal.previousDialogstate.id"]);
        Assert.Equal("action", session.Variables["internal.previousDialogstate.type"]);
    }

    [Fact]
    public async Task A_step_that_hangs_fails_at_its_deadline_and_can_do_no_harm_afterwards()
    {
        VirtualClock clock = new();
        TaskCompletionSource<StepOutcome> hanging = new();
        StepContext? kept = null;
        Session session = Run.Session();
        Task<BlockResult> running = Run.StepsAsync(
            session,
            null,
            new ExecutionOptions { Clock = clock, Limits = new ExecutionLimits { StepTimeout = TimeSpan.FromSeconds(3) } },
            new DelegateStep((context, _) =>
            {
                kept = context;
                context.Set("a", 1);
                return new ValueTask<StepOutcome>(hanging.Task);
            }));

        clock.Advance(TimeSpan.FromSeconds(3));
        BlockResult result = await running;

        Assert.Equal(ErrorCodes.Timeout, result.Log[0].Error?.Code);
        Assert.True(session.Variables["a"].IsUndefined);
        Assert.Throws<InvalidOperationException>(() => kept?.Set("a", 2));
        Assert.Equal(Run.ErrorBlock, result.Block);
    }

    [Fact]
    public async Task The_token_of_a_step_is_signalled_at_its_deadline()
    {
        VirtualClock clock = new();
        CancellationToken seen = default;
        TaskCompletionSource<StepOutcome> hanging = new();
        Task<BlockResult> running = Run.StepsAsync(Run.Session(), null, new ExecutionOptions { Clock = clock }, new DelegateStep((_, token) =>
        {
            seen = token;
            return new ValueTask<StepOutcome>(hanging.Task);
        }));

        clock.Advance(TimeSpan.FromSeconds(90));
        await running;

        Assert.True(seen.IsCancellationRequested);
    }

    [Fact]
    public async Task The_run_as_a_whole_has_a_deadline_too()
    {
        VirtualClock clock = new();
        IActionStep slow = new DelegateStep(_ => clock.Advance(TimeSpan.FromSeconds(40)));

        BlockResult result = await Run.StepsAsync(
            Run.Session(), null, new ExecutionOptions { Clock = clock, Limits = new ExecutionLimits { RunTimeout = TimeSpan.FromSeconds(100) } },
            slow, slow, slow, slow, slow);

        Assert.Equal(ErrorCodes.RunLimit, result.Log[3].Error?.Code);
    }

    [Fact]
    public async Task Cancellation_of_the_caller_leaves_the_session_as_it_was()
    {
        using CancellationTokenSource caller = new();
        Session session = Run.Session(("a", 1));
        BotDefinition bot = Run.Bot([
            new DelegateStep(context => context.Set("a", 2)),
            new DelegateStep(async (_, token) =>
            {
                await caller.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return StepOutcome.Continue;
            })]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await new BlockExecutor().RunAsync(bot, "block", session, caller.Token));

        Assert.Equal(1, session.Variables["a"]);
        Assert.True(session.Variables["internal.currentDialogstate"].IsUndefined);
    }

    [Fact]
    public async Task A_step_may_not_send_more_than_the_limit()
    {
        BlockResult result = await Run.StepsAsync(
            Run.Session(), null, new ExecutionOptions { Limits = new ExecutionLimits { MaxEffects = 3 } },
            new DelegateStep(context => context.Send(new TextMessage("first"))),
            new DelegateStep(context =>
            {
                for (int i = 0; i < 5; i++)
                {
                    context.Send(new TextMessage("flood"));
                }
            }));

        Assert.Equal(ErrorCodes.RunLimit, result.Log[1].Error?.Code);
        Assert.Equal([new TextMessage("first")], result.Messages);
    }

    [Fact]
    public async Task A_run_may_not_execute_more_steps_than_the_limit()
    {
        IActionStep step = new DelegateStep(_ => { });

        BlockResult result = await Run.StepsAsync(
            Run.Session(), null, new ExecutionOptions { Limits = new ExecutionLimits { MaxSteps = 2 } }, step, step, step);

        Assert.Equal(ErrorCodes.RunLimit, result.Log[2].Error?.Code);
    }

    [Fact]
    public async Task A_session_beyond_ten_megabytes_is_refused_and_the_step_fails()
    {
        Session session = Run.Session(("big", "small"));

        BlockResult result = await Run.StepsAsync(session, new DelegateStep(context => context.Set("big", Value.Text(new string('x', 11 * 1024 * 1024)))));

        Assert.Equal(ErrorCodes.SessionTooLarge, result.Log[0].Error?.Code);
        Assert.Equal("small", session.Variables["big"]);
    }

    [Fact]
    public async Task A_wait_ends_the_run_and_resuming_goes_on_with_the_next_step()
    {
        VirtualClock clock = new();
        BlockExecutor executor = new(options: new ExecutionOptions { Clock = clock });
        Session session = Run.Session();
        BotDefinition bot = Run.Bot([
            new DelegateStep(StepOutcome.Wait(clock.GetUtcNow().AddMinutes(1))), new DelegateStep(context => context.Set("after", true))]);

        BlockResult waiting = await executor.RunAsync(bot, "block", session, CancellationToken.None);
        Continuation continuation = Assert.IsType<Continuation>(waiting.Continuation);
        BlockResult resumed = await executor.ResumeAsync(bot, continuation, session, CancellationToken.None);

        Assert.Equal((RunStatus.Waiting, StepStatus.Suspended), (waiting.Status, waiting.Log[0].Status));
        Assert.Equal(("block", 1), (continuation.Block, continuation.StepIndex));
        Assert.Equal((RunStatus.Completed, "next"), (resumed.Status, resumed.Block));
        Assert.Equal(Value.True, session.Variables["after"]);
    }

    [Fact]
    public async Task A_continuation_that_no_longer_fits_the_bot_is_refused()
    {
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(async () => await new BlockExecutor().ResumeAsync(
            Run.Bot([]), new Continuation("block", 5, DateTimeOffset.UnixEpoch, MessageDuringWait.KeepsWait), Run.Session(), CancellationToken.None));

        Assert.Contains("no step 5", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_block_is_the_callers_mistake()
    {
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await new BlockExecutor().RunAsync(Run.Bot([]), "blok", Run.Session(), CancellationToken.None));

        Assert.Contains("\"blok\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_all_named_when_the_executor_is_built()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new BlockExecutor(
            options: new ExecutionOptions { Limits = new ExecutionLimits { MaxBlocks = 0, StepTimeout = TimeSpan.FromDays(1) } }));

        Assert.Contains("MaxBlocks is 0 blocks; it must be 1 to 100,000", refused.Message, StringComparison.Ordinal);
        Assert.Contains("StepTimeout is 86,400,000 milliseconds", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_holds_resolved_inputs_with_sensitive_values_masked()
    {
        VariableDefinitions variables = new([new VariableDefinition("iban") { Sensitive = true }]);
        Session session = Run.Session(("iban", "BE71096123456769"), ("copy", "BE71096123456769"));
        BotDefinition bot = Run.Bot(
            [new DelegateStep(context =>
            {
                context.LogInput("to", context.Variables["iban"]);
                context.Warn("NOTE", "About BE71096123456769.");
                context.Set("iban", "NL00NEW");
                throw new StepException("REFUSED", "NL00NEW and BE71096123456769 are refused.");
            })],
            variables);

        BlockResult result = await new BlockExecutor().RunAsync(bot, "block", session, CancellationToken.None);

        Assert.Equal("{iban}", result.Log[0].Inputs["to"]);
        Assert.Equal("About {iban}.", result.Log[0].Warnings[0].Message);
        Assert.Equal("{iban} and {iban} are refused.", result.Log[0].Error?.Message);
    }

    [Fact]
    public async Task Idempotency_keys_name_the_run_and_the_number_of_the_step()
    {
        List<string> keys = [];
        BlockResult result = await Run.StepsAsync(
            Run.Session(), new DelegateStep(context => keys.Add(context.IdempotencyKey)), new DelegateStep(context => keys.Add(context.IdempotencyKey)));

        Assert.Equal([$"{result.RunId}-1", $"{result.RunId}-2"], keys);
    }
}
