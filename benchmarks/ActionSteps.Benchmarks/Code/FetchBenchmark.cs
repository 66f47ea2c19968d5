using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ActionSteps.Api;
using ActionSteps.Code;
using ActionSteps.Scripting;
using BenchmarkDotNet.Attributes;

namespace ActionSteps.Benchmarks.Code;

/// <summary>
/// What does a script pay that fetches 500 bytes of JSON over loopback and reads a member, its fresh world included? The baseline does the
/// same with <see cref="HttpClient"/> and <see cref="JsonDocument"/>. Many in a row, so that the thread that waits for the benchmark is not measured.
/// Only for a machine at rest; <see cref="FetchInTurn"/> measures the same elsewhere.
/// </summary>
[MemoryDiagnoser]
public class FetchBenchmark : IDisposable
{
    internal const int InARow = 64;

    // The first call compiles much, and counts as computing of the script; under load that may take more than a second.
    private static readonly ScriptLimits s_limits = new() { ComputingTime = TimeSpan.FromSeconds(50) };

    private static readonly byte[] s_answer = CreateAnswer();

    private readonly Script _script = Script.Compile(
        "const r = await fetch(url); const data = await r.json(); return data.total;",
        new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody });

    private readonly OutboundHttp _http = new(new OutboundOptions { Allow = OutboundOptions.Loopback });
    private readonly HttpClient _client = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private string _url = "";

    /// <summary>Both sides must read the same.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        _listener.Start();
        _url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";
        _ = ServeAsync();
        if (await ClientOnce() != 42 || await FetchOnce() != 42)
        {
            throw new InvalidOperationException("The answer was read wrongly.");
        }
    }

    /// <summary>Closes what the benchmark holds.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _http.Dispose();
        _client.Dispose();
        _listener.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The baseline.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = InARow)]
    public async Task<double> Client()
    {
        double sum = 0;
        for (int i = 0; i < InARow; i++)
        {
            sum += await ClientOnce();
        }

        return sum;
    }

    /// <summary>The script.</summary>
    [Benchmark(OperationsPerInvoke = InARow)]
    public async Task<double> Fetch()
    {
        double sum = 0;
        for (int i = 0; i < InARow; i++)
        {
            sum += await FetchOnce();
        }

        return sum;
    }

    private async Task<double> ClientOnce()
    {
        using HttpResponseMessage response = await _client.GetAsync(_url);
        using JsonDocument document = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
        return document.RootElement.GetProperty("total").GetDouble();
    }

    private async Task<double> FetchOnce()
    {
        ScriptGlobals globals = new ScriptGlobals().Add("url", _url).AddFetch(new FetchExchanges(_http));
        return (await _script.RunAsync(globals, s_limits, default)).Value.AsNumber();
    }

    private static byte[] CreateAnswer()
    {
        string body = """{"total":42,"items":[""" + string.Join(',', Enumerable.Range(0, 16).Select(i => $$"""{"id":{{1000 + i}},"name":"item {{10 + i}}"}""")) + "]}";
        return Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            _ = AnswerAsync(await _listener.AcceptSocketAsync());
        }
    }

    // Requests without a body arrive in one piece on loopback.
    private static async Task AnswerAsync(Socket socket)
    {
        socket.NoDelay = true;
        byte[] buffer = new byte[4096];
        while (await socket.ReceiveAsync(buffer) > 0)
        {
            await socket.SendAsync(s_answer);
        }
    }
}
