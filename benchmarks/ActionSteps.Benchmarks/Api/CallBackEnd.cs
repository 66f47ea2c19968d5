using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ActionSteps.Api;
using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Expressions;
using ActionSteps.Sessions;
using BenchmarkDotNet.Attributes;
using RestSharp;

namespace ActionSteps.Benchmarks.Api;

/// <summary>
/// What does an API step cost that posts 300 bytes and gets 500 bytes with session data, a message and the next block? Over loopback the
/// baseline is <see cref="HttpClient"/> with the same body, which parses the answer and does nothing with it; without network it is the parsing.
/// The step does everything: resolving, guard, limits, log, session, message, jump, run.
/// </summary>
[MemoryDiagnoser]
public class CallBackEnd : IDisposable
{
    private static readonly byte[] s_answer = Encoding.UTF8.GetBytes("""
        {"session":{"namespace":"order","data":{"id":"A-1001","status":"confirmed","seats":[12,14],"total":25.5,"currency":"EUR","train":{"from":"Gent","to":"Brussels","departs":"2026-11-21T10:14:00Z"}}},"messages":[{"type":"text","config":{"textMessages":[{"text":"Your seats to {order.train.to} are {order.seats[0]} and {order.seats[1]}, together {order.total} {order.currency}."}]}}],"action":{"nextDialogstate":"thanks"},"trace":"4bf92f3577b34da6a3ce929d0e0e4736-0123456789abcdef0123456789abcdef"}
        """.Trim());

    private static readonly Dictionary<string, object> s_order = new()
    {
        ["firstName"] = "Ann", ["lastName"] = "Peeters", ["email"] = "ann.peeters@example.org", ["from"] = "Gent-Sint-Pieters", ["to"] = "Brussels-Central",
        ["date"] = "2026-11-21T10:14:00Z", ["seats"] = 2, ["class"] = "second", ["remark"] = "A window seat close to the door, please, and a table if there is one; thank you very much indeed.",
        ["locale"] = "en-BE",
    };

    private readonly LoopbackBackEnd _backEnd = new(s_answer);
    private readonly HttpClient _client = new();
    private readonly RestClient _restSharp = new();
    private readonly OutboundHttp _http = new(new OutboundOptions { Allow = OutboundOptions.Loopback });
    private readonly BlockExecutor _overNetwork;
    private readonly BlockExecutor _withoutNetwork;
    private readonly BlockExecutor _withoutPorts = new();
    private readonly BotDefinition _bot;
    private readonly BotDefinition _botWithoutCall;
    private readonly Session _session = new("session");

    /// <summary>Puts the bot together.</summary>
    public CallBackEnd()
    {
        _overNetwork = new BlockExecutor(new OnePort(_http));
        _withoutNetwork = new BlockExecutor(new OnePort(new PreparedHttp(s_answer)));
        ApiParameter[] body = [.. s_order.Keys.Select(key => new ApiParameter(key, Template.Parse(key)) { Type = ApiValueType.Variable })];
        _bot = new BotDefinition(
            "bot",
            [
                new ActionBlock("call", [new ApiStep { Method = ApiMethod.Post, Url = _backEnd.Url, Body = body }]),
                new ActionBlock("thanks", []),
            ]);
        _botWithoutCall = new BotDefinition("bot", [new ActionBlock("call", [new GoToThanks()]), new ActionBlock("thanks", [])]);
    }

    /// <summary>The sizes have to be those of the question, and every step has to be done.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(s_order);
        if (body.Length is < 290 or > 310 || s_answer.Length is < 490 or > 510)
        {
            throw new InvalidOperationException($"{body.Length} bytes are sent and {s_answer.Length} come back.");
        }

        foreach ((string name, object value) in s_order)
        {
            _session.Set(name, Value.From(value));
        }

        await Client();
        await RestSharp();
        foreach (BlockResult result in new[] { await Step(), await StepWithoutNetwork() })
        {
            if (result.Block != "thanks" || result.Messages.Count != 1 || result.Changes.Count > 1 || result.Error is not null)
            {
                throw new InvalidOperationException($"The step did not do its work: {result.Log[0].Error}");
            }
        }
    }

    /// <summary>Closes what the benchmark holds.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _http.Dispose();
        _client.Dispose();
        _restSharp.Dispose();
        _backEnd.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The baseline over the network.</summary>
    [Benchmark]
    public async Task<int> Client()
    {
        using ByteArrayContent content = new(JsonSerializer.SerializeToUtf8Bytes(s_order));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage response = await _client.PostAsync(_backEnd.Url, content);
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return document.RootElement.GetProperty("messages").GetArrayLength();
    }

    /// <summary>The same with RestSharp.</summary>
    [Benchmark]
    public async Task<int> RestSharp()
    {
        RestRequest request = new(_backEnd.Url, Method.Post);
        request.AddStringBody(JsonSerializer.Serialize(s_order), ContentType.Json);
        RestResponse response = await _restSharp.ExecuteAsync(request);
        using JsonDocument document = JsonDocument.Parse(response.RawBytes);
        return document.RootElement.GetProperty("messages").GetArrayLength();
    }

    /// <summary>The whole step over the network.</summary>
    [Benchmark]
    public Task<BlockResult> Step() => _overNetwork.RunAsync(_bot, "call", Fresh(), default).AsTask();

    /// <summary>The baseline without network.</summary>
    [Benchmark]
    public int Parse()
    {
        using JsonDocument document = JsonDocument.Parse(s_answer);
        return document.RootElement.GetProperty("messages").GetArrayLength();
    }

    /// <summary>The whole step with an answer that is there at once.</summary>
    [Benchmark]
    public ValueTask<BlockResult> StepWithoutNetwork() => _withoutNetwork.RunAsync(_bot, "call", Fresh(), default);

    /// <summary>What the run of both blocks costs when the step calls nobody, included in the others.</summary>
    [Benchmark]
    public ValueTask<BlockResult> RunAlone() => _withoutPorts.RunAsync(_botWithoutCall, "call", Fresh(), default);

    /// <summary>The session as it was before the answer, so that each answer really changes it.</summary>
    private Session Fresh()
    {
        _session.Variables.Remove(VariablePath.Parse("order"));
        return _session;
    }

    [StepKind("benchmark.goToThanks")]
    private sealed class GoToThanks : ActionStep
    {
        protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult(StepOutcome.GoTo("thanks"));
    }

    private sealed class OnePort(IOutboundHttp http) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IOutboundHttp) ? http : null;
    }

    private sealed class PreparedHttp(byte[] answer) : IOutboundHttp
    {
        public Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(new OutboundResponse(request.Url, 200, "OK", [], new MemoryStream(answer, writable: false)));
    }
}
