using ActionSteps.Api;
using ActionSteps.Blocks;
using ActionSteps.Code;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Tests.Api;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Code;

/// <summary>Scripts that are wrong or hostile: each ends with a code and with words that help its builder, and harms nobody else.</summary>
public sealed class BadScriptTests
{
    [Theory]
    [InlineData("throw new TypeError('no seats')", ErrorCodes.CodeError, "TypeError: no seats (line 2, column 7)")]
    [InlineData("throw { seats: 1 }", ErrorCodes.CodeError, "Error: #<Object>")]
    [InlineData("await Promise.reject(new Error('no seats'))", ErrorCodes.CodeError, "Error: no seats (line 2, column 22)")]
    [InlineData("while (true) {}", ErrorCodes.CodeTimeout, "The script computed longer than it may: 1000 ms are allowed. Look for a loop that does not end.")]
    [InlineData("await new Promise(() => {})", ErrorCodes.CodeError, "Error: The script waits for a promise that nobody will settle")]
    [InlineData("const list = []; for (;;) list.push(new Array(1e6).fill(0))", ErrorCodes.CodeMemory, "The script needs more memory than it may: 67108864 bytes are allowed. Look for a list or text that grows without end, or keep less at a time.")]
    [InlineData("const mb = 'x'.repeat(1e6); for (let i = 0; i < 100; i++) ChatlayerResponseBuilder().addMessage(mb + i).send()", ErrorCodes.CodeMemory, "The script has sent more than fits into half of its memory. Send less, or keep large data where it comes from.")]
    [InlineData("const b = ChatlayerResponseBuilder(), mb = 'x'.repeat(1e6); for (let i = 0; i < 100; i++) b.addMessage(mb); b.send()", ErrorCodes.CodeMemory, "The script hands over more at a time than it may: 8000000 elements and UTF-16 units are allowed. Send less, or keep large data where it comes from.")]
    [InlineData("ChatlayerResponseBuilder().addMessage('x'.repeat(1e8)).send()", ErrorCodes.CodeError, "RangeError: Invalid string length (line 2, column 49)")]
    [InlineData("for (let i = 0; i < 2000; i++) setTimeout(() => {}, 1000)", ErrorCodes.CodeMemory, "The script has more under way than it may: 1000 timers or tasks at a time are allowed. Await some before it starts the next.")]
    [InlineData("ChatlayerResponseBuilder().addSessionVariable('internal.channel', 'voice').send()", ErrorCodes.CodeError, "Error: can't modify internal session namespace (line 2, column 46)")]
    [InlineData("ChatlayerResponseBuilder = 7; ChatlayerResponseBuilder().addMessage('x').send()", ErrorCodes.CodeError, "TypeError: ChatlayerResponseBuilder is not a function (line 2, column 55)")]
    [InlineData("const data = { list: [] }; data.list.push(data); ChatlayerResponseBuilder().addSessionVariable('data', data).send()", ErrorCodes.CodeError, "RangeError: The result is nested too deeply or refers to itself; it must be plain data (line 2, column 114)")]
    [InlineData("let data = 1; for (let i = 0; i < 150; i++) data = [data]; ChatlayerResponseBuilder().addSessionVariable('data', data).send()", ErrorCodes.CodeError, "RangeError: The result cannot be sent: The nesting of a value is 101 levels; at most 100 are allowed. (line 2, column 124)")]
    [InlineData("(function deeper() { deeper() })()", ErrorCodes.CodeError, "RangeError: Maximum call stack size exceeded (line 2, column 28)")]
    public async Task A_failure_is_told_and_leaves_the_session_as_it_was(string script, string code, string message)
    {
        await using Chat chat = new(Bot(script));

        TurnResult turn = await chat.SendAsync(new UserIntro());

        StepError? error = turn.Runs[0].Log[1].Error;
        Assert.Equal(code, error?.Code);
        Assert.Equal(message, error?.Message);
        Assert.Equal(["Something went wrong."], chat.Texts);
        Assert.Equal(1, await chat.VariableAsync("seats"));
        await AssertNextAreFine(chat);
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, "Sends")]
    public async Task What_is_sent_is_measured_exactly_however_large_its_characters_could_be(int messages, string? limit)
    {
        // Of 1 MB of memory half is for what is sent.
        ICompiledScript script = SandboxScriptEngine.Instance.Compile(new CodeSource(
            $"for (let i = 0; i < {messages}; i++) ChatlayerResponseBuilder().addMessage('x'.repeat(1e5)).send()", CodeKind.Step, "code"));

        CodeResult result = await script.RunAsync(new CodeInput([]) { Limits = new CodeLimits { MemoryBytes = 1 << 20 } }, CancellationToken.None);

        Assert.Equal(limit, result.Error?.Limit);
    }

    [Fact]
    public async Task An_error_of_a_timer_ends_the_script_that_waits()
    {
        await using Chat chat = new(Bot("setTimeout(() => { throw new Error('late') }, 1000); await new Promise(() => {})"));
        Task<TurnResult> turn = chat.SendAsync(new UserIntro());

        chat.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Error: late (line 2, column 26)", (await turn).Runs[0].Log[1].Error?.Message);
        Assert.Equal(["Something went wrong."], chat.Texts);
    }

    [Theory]
    [InlineData("ChatlayerResponseBuilder().setSessionVariable('internal.channel', 'voice').addMessage('Hi').send()", ErrorCodes.InternalReadOnly,
        "\"internal\" was not written: everything below \"internal\" is written by the platform only.")]
    [InlineData("ChatlayerResponseBuilder().setNextDialogState('twoo').addMessage('Hi').send()", ErrorCodes.UnknownBlock,
        "The bot has no block \"twoo\"; the flow goes on as if none had been named.")]
    [InlineData("ChatlayerResponseBuilder().addMessage('Hi').send(); setTimeout(() => ChatlayerResponseBuilder().addMessage('late').send(), 1000)", ErrorCodes.CodeNotAwaited,
        "The script ended while a timer or request was still under way; what should come of them is lost. Write await before the call that starts them.")]
    [InlineData("const later = ms => new Promise(resolve => _.delay(resolve, ms)); later(1); later(2).then(() => ChatlayerResponseBuilder().addMessage('late').send()); ChatlayerResponseBuilder().addMessage('Hi').send()", ErrorCodes.CodeNotAwaited,
        "The script ended while 2 timers or requests were still under way; what should come of them is lost. Write await before the call that starts them.")]
    [InlineData("async function save() {\n  throw new Error('not saved') }\nsave(); ChatlayerResponseBuilder().addMessage('Hi').send()", ErrorCodes.CodeNotAwaited,
        "Nobody has seen an error of the script: Error: not saved (line 3, column 9). Write await before the call that failed, or catch the error.")]
    public async Task What_does_no_harm_is_a_warning_and_the_flow_goes_on(string script, string code, string message)
    {
        await using Chat chat = new(Bot(script));

        TurnResult turn = await chat.SendAsync(new UserIntro());

        StepWarning warning = Assert.Single(turn.Runs[0].Log[1].Warnings);
        Assert.Equal((code, message), (warning.Code, warning.Message));
        Assert.Equal(["never", "Hi", "Goodbye."], chat.Texts);
        Assert.Equal("web", turn.Runs[0].Log[1].Error is null ? (await chat.StateAsync()).Internal["channel"].ToString() : "failed");
        await AssertNextAreFine(chat);
    }

    [Theory]
    [InlineData("for (let i = 0; i < 100000; i++) console.log('line', i);", 1_001, "line 999")]
    [InlineData("for (let i = 0; i < 100; i++) console.log('x'.repeat(6000));", 11, "x")]
    public async Task A_flooded_console_is_cut_and_nothing_else_happens(string script, int lines, string last)
    {
        await using Chat chat = new(Bot(script));

        TurnResult turn = await chat.SendAsync(new UserIntro());

        IReadOnlyList<ConsoleLine> console = turn.Runs[0].Log[1].Console;
        Assert.Equal((lines, "Further console output is left out."), (console.Count, console[^1].Text));
        Assert.StartsWith(last, console[^2].Text, StringComparison.Ordinal);
        Assert.True(console.Sum(line => line.Text.Length) < 66_000);
        Assert.Equal(["never", "Goodbye."], chat.Texts);
        await AssertNextAreFine(chat);
    }

    [Theory]
    [InlineData("const p = Promise.reject(new Error('x')); await null; try { await p } catch {}")]
    [InlineData("await Promise.allSettled([Promise.reject(1), Promise.reject(2)])")]
    [InlineData("Promise.reject(1).catch(() => {}); clearTimeout(setTimeout(() => {}, 5)); await Promise.race([Promise.resolve(1), Promise.reject(2)])")]
    [InlineData("try { await (async () => { throw 1 })() } catch {} for await (const x of [Promise.resolve(1)]) x;")]
    public async Task What_a_script_has_dealt_with_is_no_warning(string script)
    {
        BlockResult result = await Scripts.RunAsync(script);

        Assert.Empty(result.Log[0].Warnings);
        Assert.Null(result.Log[0].Error);
    }

    [Theory]
    [InlineData("await (await fetch(args.url)).text()", 0)]
    [InlineData("await fetch(args.url)", 0)]
    [InlineData("const c = new AbortController(); const p = fetch(args.url, { signal: c.signal }); c.abort(); await p.catch(() => {})", 0)]
    [InlineData("const r = await fetch(args.url, { timeout: 5000 }); await r.clone().text(); await r.json().catch(() => {})", 0)]
    [InlineData("await fetch('nonsense').catch(() => {})", 0)]
    [InlineData("fetch(args.url)", 1)]
    public async Task A_request_is_a_warning_only_when_nobody_awaits_it(string script, int warnings)
    {
        await using RawServer server = RawServer.Answering(RawServer.Ok("<html>"));
        using OutboundHttp http = OutboundHttpTests.Open();

        BlockResult result = await Run.StepsAsync(Run.Session(), new Ports(http), null, Scripts.Step(script, Scripts.Text("url", server.Root)));

        Assert.Null(result.Log[0].Error);
        Assert.Equal(warnings, result.Log[0].Warnings.Count(warning => warning.Code == ErrorCodes.CodeNotAwaited));
    }

    [Theory]
    [InlineData("Array.prototype.map = null; Object.prototype.polluted = 1; Promise.prototype.then = null; globalThis.JSON = null;")]
    [InlineData("ChatlayerResponseBuilder.prototype.send = () => 1; ChatlayerResponseBuilder.helpers = null; _.get = null; _.prototype.value = null;")]
    [InlineData("ChatlayerResponseBuilder = () => ({ send() {} }); _ = null; args = null; fetch = null; console.log = null;")]
    [InlineData("Object.freeze(Object.prototype); Object.freeze(Array.prototype); delete globalThis.Error;")]
    public async Task What_a_script_does_to_its_world_ends_with_it(string script)
    {
        await using Chat chat = new(Bot(script));

        await chat.SendAsync(new UserIntro());

        await AssertNextAreFine(chat);
    }

    private static async Task AssertNextAreFine(Chat chat)
    {
        TurnResult same = await chat.DoAsync(new ConversationAction { Block = "good" });
        TurnResult other = await chat.Runner.HandleAsync("conversation-2", new ConversationAction { Block = "good" }, CancellationToken.None);

        Assert.Equal(["fine 3"], same.Runs.SelectMany(Scripts.Texts));
        Assert.Equal(["fine 3"], other.Runs.SelectMany(Scripts.Texts));
        Assert.All(same.Runs.Concat(other.Runs).SelectMany(run => run.Log), log => Assert.Empty(log.Warnings));
    }

    /// <summary>Has time to compute, so that a busy machine changes nothing, except for the loop that shall meet the limit.</summary>
    private static BotDefinition Bot(string script)
    {
        BotDefinition bot = BotDefinition.Create("bad", build => build
            .Action("bad", steps => steps
                .Add(Scripts.Step("ChatlayerResponseBuilder().addSessionVariable('seats', 1).send()"))
                .Add(Scripts.Step("ChatlayerResponseBuilder().addSessionVariable('seats', 2).addMessage('never').send();\n" + script))
                .GoTo("bye"))
            .Message("bye", message => message.Text("Goodbye."))
            .Action("good", steps => steps.Add(Scripts.Step(
                "const n = _.get(args, 'n', [1, 2, 3].map(x => x).length); ChatlayerResponseBuilder().addMessage(`fine ${JSON.stringify(n)}`).send()")))
            .Message("error", message => message.Text("Something went wrong.")));
        CodeLimits limits = new() { ComputingTime = TimeSpan.FromSeconds(script.StartsWith("while", StringComparison.Ordinal) ? 1 : 60), TotalTime = TimeSpan.FromMinutes(2) };
        return new BotDefinition(bot.Id, bot.Blocks, [limits]) { Start = "bad", ErrorBlock = "error" };
    }
}
