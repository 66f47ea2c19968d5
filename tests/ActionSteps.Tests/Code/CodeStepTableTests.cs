using ActionSteps.Api;
using ActionSteps.Execution;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using ActionSteps.Tests.Api;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Code;

/// <summary>The test cases of code-step.md section 6 by their numbers, each as a step of a block.</summary>
public sealed class CodeStepTableTests
{
    private const string Builder = "const b = ChatlayerResponseBuilder(); ";

    [Theory]
    [InlineData(1, "ChatlayerResponseBuilder().addMessage('Hi').send()", "says Hi, next")]
    [InlineData(2, "ChatlayerResponseBuilder().addMessage('Hi').addSessionVariable('a', 1)", "next")]
    [InlineData(3, Builder + "b.addSessionVariable('user', 'Joachim').send()", "sets {\"user\":\"Joachim\"}, next")]
    [InlineData(4, Builder + "b.addSessionVariable('user.firstName', 'J'); b.addSessionVariable('user.lastName', 'C'); b.send()", "sets {\"user\":{\"firstName\":\"J\",\"lastName\":\"C\"}}, next")]
    [InlineData(5, Builder + "b.setSessionVariable('a', 1).setSessionVariable('b', 2).send()", "sets {\"b\":2}, next")]
    [InlineData(6, Builder + "b.addMessage('x').send(); b.addSessionVariable('internal.channel', 'x')", "fails CODE_ERROR Error: can't modify internal session namespace (line 1, column 85), error")]
    [InlineData(6, Builder + "try { b.addSessionVariable('internal.channel', 'x') } catch (e) { b.addMessage(e.message) } b.send()", "says can't modify internal session namespace, next")]
    [InlineData(7, Builder + "b.addSessionVariable('  ', 1)", "fails CODE_ERROR Error: invalid session namespace \"  \" (line 1, column 59), error")]
    [InlineData(8, Builder + "b.addMessage('Hello {u.n}').addSessionVariable('u', { n: 'Z' }).send()", "says Hello Z, sets {\"u\":{\"n\":\"Z\"}}, next")]
    [InlineData(8, Builder + "b.addSessionVariable(\"u\",{n:\"Z\"}).addMessage(\"Hello {u.n}\").send()", "says Hello Z, sets {\"u\":{\"n\":\"Z\"}}, next")]
    [InlineData(9, "ChatlayerResponseBuilder().setNextDialogState(args.next).send()", "other")]
    [InlineData(10, Builder + "b.addMediaMessage({ type: 'pdf', url: 'u' })", "fails CODE_ERROR Error: Invalid type: pdf (line 1, column 56), error")]
    [InlineData(11, Builder + "console.log(JSON.stringify(b.addHtml('<b>x</b>', { withBalloon: false }).toJSON()))",
        "logs {\"messages\":[{\"type\":\"__raw\",\"config\":{\"withBalloon\":false,\"html\":\"<b>x</b>\",\"type\":\"html\"}}]}, next")]
    [InlineData(12, Builder + "const [m] = b.addIframe('https://e.x', { height: '200px' }).toJSON().messages; console.log(m.type, m.config.__component, m.config.withBalloon, m.config.html.includes('height=\"200px\"'))",
        "logs JSONTemplate html true true, next")]
    [InlineData(13, Builder + "console.log(JSON.stringify(b.addJSONResponse({ language: 'nl' }, { dispatch: true }).toJSON().messages[0].config))", "logs {\"language\":\"nl\",\"___type\":\"CL_DISPATCH_EVENT\"}, next")]
    [InlineData(14, Builder + "const button = { type: 'phone_number', title: 'Call 1207', payload: '1207' }; const [m] = b.addButtonGroup({ title: 't', buttons: [button] }).toJSON().messages; console.log(m.type, JSON.stringify(m.config))",
        "logs buttons {\"textMessages\":[{\"text\":\"t\"}],\"buttons\":[{\"type\":\"phone_number\",\"title\":\"Call 1207\",\"payload\":\"1207\"}]}, next")]
    [InlineData(15, "const a = ChatlayerResponseBuilder().addMessage('first'), c = ChatlayerResponseBuilder().addMessage('second'); c.send(); a.send();", "says second|first, next")]
    [InlineData(16, Builder + "b.addMessage('a'); b.send(); b.addMessage('b'); b.send();", "says a|b, next")]
    [InlineData(17, "const r = await fetch(args.url + '/gone'); console.log(r.ok, r.status)", "logs false 404, next")]
    [InlineData(18, "try { await fetch(args.url).then(r => r.json()) } catch (e) { console.log(e.name, e.type, e.message.startsWith('invalid json response body at ' + args.url)) }", "logs FetchError invalid-json true, next")]
    [InlineData(19, "console.log(_.get({ a: [{ b: 1 }] }, 'a[0].b'))", "logs 1, next")]
    [InlineData(21, "ChatlayerResponseBuilder().addMessage('a').addSessionVariable('a', 1).setNextDialogState(args.next).send(); throw new Error('x')", "fails CODE_ERROR Error: x (line 1, column 115), error")]
    [InlineData(22, "console.log(args.month === undefined, 'month' in args)", "logs true true, next")]
    [InlineData(23, Builder + "b.addMessage('a').send().addMessage('x')", "says a, next")]
    [InlineData(24, "console.log(JSON.stringify(ChatlayerResponseBuilder.helpers.makeButtonLink({ url: 'u', text: 't' })))", "logs {\"type\":\"web_url\",\"title\":\"t\",\"url\":\"u\"}, next")]
    public async Task A_documented_case_ends_as_documented(int number, string script, string expected)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.WriteAsync(
            exchange.Path == "/gone" ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" : RawServer.Ok("<html>")));
        using OutboundHttp http = OutboundHttpTests.Open();
        Session session = Run.Session();

        BlockResult result = await Run.StepsAsync(session, new Ports(http), null, Scripts.Step(
            script, Scripts.Block("next", "other"), Scripts.Variable("month", "month"), Scripts.Text("url", server.Root)));

        Assert.Equal($"{number}: {expected}", $"{number}: {Describe(result, session)}");
    }

    /// <summary>Case 20.</summary>
    [Fact]
    public async Task A_script_that_awaits_a_lodash_delay_ends_after_it_on_the_clock_of_the_run()
    {
        VirtualClock clock = new();
        Task<BlockResult> run = Run.StepsAsync(Run.Session(), null, new ExecutionOptions { Clock = clock }, Scripts.Step(
            "const builder = ChatlayerResponseBuilder();\n\nawait new Promise((resolve)=>{_.delay(resolve,2000)});\nbuilder.addMessage('done').send();"));

        clock.Advance(TimeSpan.FromMilliseconds(1_999));
        Assert.False(run.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(["done"], Scripts.Texts(await run));
    }

    private static string Describe(BlockResult result, Session session)
    {
        StepLog log = result.Log[0];
        List<string> parts = [];
        if (log.Error is { } error)
        {
            parts.Add($"fails {error.Code} {error.Message}");
        }

        if (log.Console.Count > 0)
        {
            parts.Add("logs " + string.Join('|', log.Console.Select(line => line.Text)));
        }

        if (result.Messages.Count > 0)
        {
            parts.Add("says " + string.Join('|', Scripts.Texts(result)));
        }

        if (session.Variables.User.Count > 0)
        {
            parts.Add("sets " + Value.Object(session.Variables.User).ToJson());
        }

        parts.AddRange(log.Warnings.Select(warning => warning.Code));
        parts.Add(result.Block);
        return string.Join(", ", parts);
    }
}
