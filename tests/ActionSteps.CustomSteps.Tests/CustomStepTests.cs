using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Mail;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Testing.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.CustomSteps.Tests;

/// <summary>What a host can do with nothing but the public surface: one class, one line.</summary>
public sealed class CustomStepTests
{
    private const string Bot = """
        { "id": "loyal", "start": "award", "errorBlock": "sorry", "blocks": [
          { "kind": "action", "id": "award", "steps": [ { "kind": "acme.awardPoints", "id": "points", "member": "{name}", "points": "{DOUBLE(5)}" } ], "goTo": { "block": "tell" } },
          { "kind": "message", "id": "tell", "messages": [ { "type": "text", "config": { "textMessages": [ { "text": "Balance {balance}" } ] } } ] },
          { "kind": "message", "id": "sorry", "messages": [ { "type": "text", "config": { "textMessages": [ { "text": "Sorry" } ] } } ] } ] }
        """;

    [Fact]
    public async Task One_class_and_one_line_make_a_step_of_the_bot_file()
    {
        Program program = new();
        await using ServiceProvider services = Host(program);

        TurnResult turn = await services.GetRequiredService<ConversationRunner>().HandleAsync("c", new UserText("hi"), CancellationToken.None);

        Assert.Equal([new TextMessage("Balance 110")], turn.Runs[0].Messages);
        Assert.Equal($"{turn.Runs[0].RunId}-1", program.Keys[0]);
        Assert.Equal(10, turn.Runs[0].Log[0].Inputs["points"]);
    }

    [Fact]
    public async Task A_step_that_throws_leads_to_the_error_block()
    {
        await using ServiceProvider services = Host(new Program { Fails = true });

        TurnResult turn = await services.GetRequiredService<ConversationRunner>().HandleAsync("c", new UserText("hi"), CancellationToken.None);

        Assert.Equal([new TextMessage("Sorry")], turn.Runs[0].Messages);
        Assert.Equal((ErrorCodes.StepException, "points"), (turn.Runs[0].Log[0].Error?.Code, turn.Runs[0].Log[0].Error?.StepId));
    }

    [Fact]
    public async Task The_host_is_told_at_once_which_port_is_missing()
    {
        ServiceCollection services = new();
        services.AddActionSteps(actionSteps => Add(actionSteps));
        await using ServiceProvider provider = services.BuildServiceProvider();

        PortMissingException missing = Assert.Throws<PortMissingException>(() => provider.GetRequiredService<ConversationRunner>());

        Assert.Equal(["ILoyaltyProgram"], missing.Ports);
    }

    [Fact]
    public async Task Steps_of_a_run_share_a_scope_that_ends_with_the_run()
    {
        List<Scoped> seen = [];
        ServiceCollection services = new();
        services.AddScoped<Scoped>();
        services.AddActionSteps();
        await using ServiceProvider provider = services.BuildServiceProvider();
        BotDefinition bot = new("bot", [new ActionBlock("block", [new ScopeStep(seen), new ScopeStep(seen)])]);

        BlockExecutor executor = provider.GetRequiredService<BlockExecutor>();
        await executor.RunAsync(bot, "block", new Session(), CancellationToken.None);
        await executor.RunAsync(bot, "block", new Session(), CancellationToken.None);

        Assert.Same(seen[0], seen[1]);
        Assert.NotSame(seen[1], seen[2]);
        Assert.All(seen, scoped => Assert.True(scoped.IsDisposed));
    }

    [Fact]
    public void A_step_cannot_be_added_twice()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() =>
            new ServiceCollection().AddActionSteps(actionSteps => actionSteps.AddStep<AwardPointsStep>().AddStep<AwardPointsStep>()));

        Assert.Contains("acme.awardPoints", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hosts_own_port_takes_the_place_of_the_default()
    {
        RecordingMailSender mails = new();
        ServiceCollection services = new();
        services.AddSingleton<IMailSender>(mails);
        services.AddActionSteps(actionSteps => actionSteps.UseBot(BotDefinition.Create("mailer", bot => bot
            .Start("go")
            .Action("go", steps => steps.Add(new SendMailStep { Recipients = ["a@b.example"], Title = "Hi" })))));
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ConversationRunner>().HandleAsync("c", new UserText("hi"), CancellationToken.None);

        Assert.Equal("Hi", Assert.Single(mails.Mails).Subject);
    }

    private static ServiceProvider Host(Program program)
    {
        ServiceCollection services = new();
        services.AddSingleton<ILoyaltyProgram>(program);
        services.AddActionSteps(actionSteps => Add(actionSteps).UseOptions(new ExecutionOptions { Clock = new VirtualClock() }));
        return services.BuildServiceProvider();
    }

    private static ActionStepsBuilder Add(ActionStepsBuilder actionSteps)
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, Bot);
        return actionSteps
            .AddStep<AwardPointsStep>()
            .AddFunction("DOUBLE", (arguments, _) => arguments[0].TryGetNumber(out double number) ? number * 2 : Value.Null)
            .UseBotFile(file);
    }

    private sealed class Program : ILoyaltyProgram
    {
        public bool Fails { get; init; }

        public List<string> Keys { get; } = [];

        public Task<double> AwardAsync(string member, double points, string idempotencyKey, CancellationToken cancellationToken)
        {
            Keys.Add(idempotencyKey);
            return Fails ? throw new InvalidOperationException("The program is closed.") : Task.FromResult(100 + points);
        }
    }

    private sealed class Scoped : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    [StepKind("acme.scope")]
    private sealed class ScopeStep(List<Scoped> seen) : ActionStep<Scoped>
    {
        protected override ValueTask<StepOutcome> ExecuteAsync(Scoped port, StepContext context, CancellationToken cancellationToken)
        {
            seen.Add(port);
            return ValueTask.FromResult(StepOutcome.Continue);
        }
    }
}
