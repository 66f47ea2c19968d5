using ActionSteps.Blocks;
using ActionSteps.Code;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Code;

public sealed class CodeStepTests
{
    [Fact]
    public async Task Arguments_arrive_natively_and_a_missing_variable_is_undefined_and_there()
    {
        Session session = Run.Session(("user", Value.ParseJson("""{"names":["Ann","Bo"],"age":7}""")), ("name", "Ann"), ("n", 3));

        BlockResult result = await Scripts.RunAsync(session, Scripts.Step(
            "console.log(JSON.stringify(args), args.month === undefined, 'month' in args); args.user.age = 8; args.user.names.push('x');",
            Scripts.Variable("user", "user"),
            Scripts.Variable("month", "month"),
            Scripts.Variable("second", "user.names[1]"),
            Scripts.Variable("channel", "internal.channel"),
            Scripts.Block("next", "other"),
            Scripts.Text("hello", "Hello {name}"),
            Scripts.Text("whole", "{n}"),
            Scripts.Text("whole", "{n + 1}"),
            Scripts.Text("", "ignored")));

        Assert.Equal(
            """{"user":{"names":["Ann","Bo"],"age":7},"second":"Bo","channel":"web","next":"other","hello":"Hello Ann","whole":4} true true""",
            Assert.Single(result.Log[0].Console).Text);
        Assert.Equal("""{"names":["Ann","Bo"],"age":7}""", session.Variables["user"].ToJson());
    }

    [Fact]
    public async Task The_session_is_written_before_messages_are_rendered()
    {
        Session session = Run.Session();

        BlockResult result = await Scripts.RunAsync(
            session, Scripts.Step("ChatlayerResponseBuilder().addMessage('Hello {u.n}').addSessionVariable('u', { n: 'Z' }).send()"));

        Assert.Equal(["Hello Z"], Scripts.Texts(result));
        Assert.Equal("""{"n":"Z"}""", session.Variables["u"].ToJson());
    }

    [Theory]
    [InlineData("addSessionVariable('user','Joachim')", """{"user":"Joachim"}""")]
    [InlineData("addSessionVariable('user.firstName','J').addSessionVariable('user.lastName','C')", """{"user":{"firstName":"J","lastName":"C"}}""")]
    [InlineData("setSessionVariable('a',1).setSessionVariable('b',2)", """{"b":2}""")]
    [InlineData("addSessionVariable('n', null).addSessionVariable('l', [1, undefined]).addSessionVariable('d', new Date(0))", """{"n":null,"l":[1,null],"d":"1970-01-01T00:00:00.000Z"}""")]
    public async Task Session_entries_are_stored(string calls, string variables)
    {
        Session session = Run.Session();

        await Scripts.RunAsync(session, Scripts.Step($"ChatlayerResponseBuilder().{calls}.send()"));

        Assert.Equal(Value.ParseJson(variables), Value.Object(session.Variables.User));
    }

    [Theory]
    [InlineData("setSessionVariable('internal.channel', 'x')", ErrorCodes.InternalReadOnly)]
    [InlineData("addSessionVariable('u', undefined)", ErrorCodes.InvalidSessionEntry)]
    [InlineData("setNextDialogState('nowhere')", ErrorCodes.UnknownBlock)]
    [InlineData("addList({})", ErrorCodes.UnknownMessageType)]
    public async Task What_cannot_be_applied_is_a_warning_and_the_flow_goes_on(string call, string code)
    {
        BlockResult result = await Scripts.RunAsync($"ChatlayerResponseBuilder().{call}.addMessage('Hi').send()");

        Assert.Equal((RunStatus.Completed, "next", code), (result.Status, result.Block, Assert.Single(result.Log[0].Warnings).Code));
        Assert.Equal(["Hi"], Scripts.Texts(result));
    }

    [Theory]
    [InlineData("ChatlayerResponseBuilder().setNextDialogState(args.next).send()", "other")]
    [InlineData("ChatlayerResponseBuilder().setNextDialogState(args.gone).send()", "next")]
    [InlineData("ChatlayerResponseBuilder().setNextDialogState(args.next)", "next")]
    [InlineData("ChatlayerResponseBuilder().setNextDialogState('error').send(); ChatlayerResponseBuilder().setNextDialogState(args.next).send(); ChatlayerResponseBuilder().addMessage('x').send()", "other")]
    public async Task A_script_routes_with_its_last_block(string code, string block) =>
        Assert.Equal(block, (await Scripts.RunAsync(code, Scripts.Block("next", "other"))).Block);

    [Fact]
    public async Task A_route_skips_the_remaining_steps()
    {
        BlockResult result = await Run.StepsAsync(
            Run.Session(), Scripts.Step("ChatlayerResponseBuilder().setNextDialogState('other').send()"), Chat.Say("never"));

        Assert.Equal("other", result.Block);
        Assert.Empty(result.Messages);
    }

    [Theory]
    [InlineData("throw new Error('x')", "Error: x (line 3, column 7)")]
    [InlineData("await Promise.reject(new TypeError('y'))", "TypeError: y")]
    [InlineData("throw 'plain'", "Error: plain")]
    [InlineData("ChatlayerResponseBuilder().addMediaMessage({ type: 'pdf' })", "Error: Invalid type: pdf (line 3, column")]
    [InlineData("nul.x", "ReferenceError: nul is not defined (line 3, column 1)")]
    [InlineData("await new Promise(() => {})", "Error: The script waits for a promise that nobody will settle")]
    [InlineData("eval('1')", "EvalError: eval is not offered")]
    public async Task A_failure_applies_nothing_and_names_the_builders_line(string code, string message)
    {
        Session session = Run.Session(("a", 1));

        BlockResult result = await Scripts.RunAsync(session, Scripts.Step(
            $"// first\nChatlayerResponseBuilder().addMessage('never').addSessionVariable('a', 2).setNextDialogState('other').send();\n{code}"));

        StepError? error = result.Log[0].Error;
        Assert.Equal((Run.ErrorBlock, ErrorCodes.CodeError), (result.Block, error?.Code));
        Assert.StartsWith(message, error?.Message, StringComparison.Ordinal);
        Assert.Equal(1, session.Variables["a"]);
        Assert.Empty(result.Messages);
    }

    [Theory]
    [InlineData("for (;;);", ErrorCodes.CodeTimeout)]
    [InlineData("try { for (;;); } finally { ChatlayerResponseBuilder().addMessage('never').send(); }", ErrorCodes.CodeTimeout)]
    [InlineData("const a = []; for (;;) a.push({});", ErrorCodes.CodeMemory)]
    [InlineData("const s = 'x'.repeat(3e6); for (let i = 0; i < 50; i++) try { ChatlayerResponseBuilder().addMessage(s).send(); } catch {}", ErrorCodes.CodeMemory)]
    [InlineData("const f = () => Promise.resolve().then(f); f();", ErrorCodes.CodeTimeout)]
    public async Task A_script_that_wants_too_much_fails_and_the_next_one_is_not_affected(string code, string expected)
    {
        Session session = Run.Session();
        CodeLimits limits = new() { ComputingTime = expected == ErrorCodes.CodeTimeout ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(30), MemoryBytes = 16 << 20 };

        BlockResult result = await Scripts.RunAsync(session, Scripts.Step(code), limits);

        Assert.Equal((Run.ErrorBlock, expected), (result.Block, result.Log[0].Error?.Code));
        Assert.Empty(result.Messages);
        Assert.Equal(["Hi"], Scripts.Texts(await Scripts.RunAsync(session, Scripts.Step("ChatlayerResponseBuilder().addMessage('Hi').send()"))));
    }

    [Theory]
    [InlineData("const a = {}; a.a = a; ChatlayerResponseBuilder().addSessionVariable('a', a).send()", "RangeError")]
    [InlineData("let a = 1; for (let i = 0; i < 200; i++) a = [a]; ChatlayerResponseBuilder().addSessionVariable('a', a).send()", "RangeError: The result cannot be sent")]
    public async Task Data_that_a_session_cannot_hold_is_refused(string code, string message)
    {
        StepError? error = (await Scripts.RunAsync(code)).Log[0].Error;

        Assert.Equal(ErrorCodes.CodeError, error?.Code);
        Assert.StartsWith(message, error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_is_logged_up_to_its_limits()
    {
        BlockResult many = await Scripts.RunAsync("for (let i = 0; i < 3000; i++) console.info(i);");
        BlockResult large = await Scripts.RunAsync("for (let i = 0; i < 3; i++) console.error('x'.repeat(30000));");

        Assert.Equal(1_001, many.Log[0].Console.Count);
        Assert.Equal(new ConsoleLine("info", "999"), many.Log[0].Console[999]);
        Assert.Equal("Further console output is left out.", many.Log[0].Console[^1].Text);
        Assert.Equal(3, large.Log[0].Console.Count);
        Assert.Equal("x", large.Log[0].Console[1].Text[..1]);
    }

    [Fact]
    public async Task Sensitive_values_are_masked_in_arguments_console_and_errors()
    {
        BotDefinition bot = BotDefinition.Create("bot", build => build
            .Variable("iban", sensitive: true)
            .Variable("pin", sensitive: true)
            .Action("block", steps => steps.Add(Scripts.Step(
                "console.log('got', args.iban); throw new Error('no ' + args.iban);", Scripts.Variable("iban", "iban"), Scripts.Variable("pin", "pin")))));
        Session session = Run.Session(("iban", "BE71096123456769"), ("pin", "7"));

        BlockResult result = await new BlockExecutor().RunAsync(bot, "block", session, CancellationToken.None);

        StepLog log = result.Log[0];
        Assert.Equal("""{"iban":"{iban}","pin":"{pin}"}""", Value.Object(log.Inputs).ToJson());
        Assert.Equal("got {iban}", Assert.Single(log.Console).Text);
        Assert.Equal("Error: no {iban} (line 1, column 38)", log.Error?.Message);
        Assert.DoesNotContain("BE71", log.ToValue().ToJson(), StringComparison.Ordinal);
        Assert.Contains("at code:1:", log.Error?.Stack, StringComparison.Ordinal);
        Assert.DoesNotContain("BE71", result.Error?.ToValue().ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_waits_on_the_clock_of_the_run_and_holds_no_thread()
    {
        VirtualClock clock = new();
        Task<BlockResult> run = Run.StepsAsync(Run.Session(), null, new ExecutionOptions { Clock = clock }, Scripts.Step("""
            const before = Date.now();
            await new Promise(resolve => setTimeout(resolve, 2000));
            ChatlayerResponseBuilder().addMessage(`waited ${Date.now() - before}`).send();
            """));

        Assert.False(run.IsCompleted);
        Assert.Equal(clock.GetUtcNow().AddSeconds(2), clock.NextTimer);
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(["waited 2000"], Scripts.Texts(await run));
    }

    [Fact]
    public async Task A_script_that_waits_too_long_times_out_on_the_clock_of_the_run()
    {
        VirtualClock clock = new();
        Task<BlockResult> run = Run.StepsAsync(
            Run.Session(), null, new ExecutionOptions { Clock = clock }, Scripts.Step("await new Promise(resolve => setTimeout(resolve, 60000));"));

        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(ErrorCodes.CodeTimeout, (await run).Log[0].Error?.Code);
    }

    [Fact]
    public async Task A_thousand_scripts_wait_at_once()
    {
        VirtualClock clock = new();
        CodeStep step = Scripts.Step("await new Promise(resolve => setTimeout(resolve, 1000)); ChatlayerResponseBuilder().addMessage('done').send();");
        ExecutionOptions options = new() { Clock = clock };
        Task<BlockResult>[] runs = [.. Enumerable.Range(0, 1_000).Select(_ => Run.StepsAsync(Run.Session(), null, options, step))];

        Assert.DoesNotContain(runs, run => run.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.All(await Task.WhenAll(runs), result => Assert.Equal(["done"], Scripts.Texts(result)));
    }

    [Fact]
    public async Task Cancellation_ends_a_script_that_waits()
    {
        using CancellationTokenSource stop = new();
        Task<BlockResult> run = new BlockExecutor(options: new ExecutionOptions { Clock = new VirtualClock() })
            .RunAsync(Run.Bot([Scripts.Step("await new Promise(resolve => setTimeout(resolve, 2000));")]), "block", Run.Session(), stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_run()
    {
        CodeStep step = Scripts.Step("globalThis.count = (globalThis.count ?? 0) + 1; Array.prototype.extra = 1; ChatlayerResponseBuilder().addMessage(`${count}`).send();");
        Session session = Run.Session();

        await Scripts.RunAsync(session, step);

        Assert.Equal(["1"], Scripts.Texts(await Scripts.RunAsync(session, step)));
    }

    [Fact]
    public async Task A_host_can_bring_an_engine_of_its_own()
    {
        EchoEngine engine = new();
        CodeStep step = Scripts.Step("say hello");

        BlockResult result = await Run.StepsAsync(Run.Session(), new Ports(engine), null, step, step);

        Assert.Equal(["say hello", "say hello"], Scripts.Texts(result));
        Assert.Equal(1, engine.Compiled);
    }

    private sealed class EchoEngine : IScriptEngine
    {
        public int Compiled { get; private set; }

        public IReadOnlyCollection<string> Globals => [];

        public ICompiledScript Compile(CodeSource source)
        {
            Compiled++;
            return new Echo(source.Code);
        }

        private sealed class Echo(string code) : ICompiledScript
        {
            public IReadOnlyList<CodeName> UnknownNames => [];

            public ValueTask<CodeResult> RunAsync(CodeInput input, CancellationToken cancellationToken) => ValueTask.FromResult(new CodeResult
            {
                Sends = [Value.Object(("messages", Value.List(new TextMessage(code).ToApiForm())))],
            });
        }
    }
}
