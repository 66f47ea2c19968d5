using System.Collections.Concurrent;
using System.Text;
using ActionSteps.Api;
using ActionSteps.Blocks;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Offload;

/// <summary>A live chat behind the offloading webhook, on loopback, that answers as a test says.</summary>
internal sealed class LiveChat : IAsyncDisposable
{
    public const string Token = "t0ken &/?#é";

    private readonly RawServer _server;
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LiveChat() => _server = RawServer.Start(AnswerAsync);

    /// <summary>What it does with the <c>offload</c> event; takes it and pauses the bot unless set.</summary>
    public Func<RawExchange, Task> OnOffload { get; set; } = exchange => exchange.WriteAsync(RawServer.Ok("""{"offloadSuccess":true,"pauseBot":true}"""));

    /// <summary>What it does with <c>messages</c> events.</summary>
    public Func<RawExchange, Task> OnMessages { get; set; } = exchange => exchange.WriteAsync(RawServer.Ok(""));

    /// <summary>The statuses of the next answers to <c>messages</c> events; 200 afterwards.</summary>
    public ConcurrentQueue<int> Statuses { get; } = new();

    public OutboundHttp Http { get; init; } = new(new OutboundOptions { Allow = OutboundOptions.Loopback });

    /// <summary>Ends when the first request is there.</summary>
    public Task Asked => _asked.Task;

    public string Url { get => field ?? _server.Root + "/hook?tenant=1"; init; }

    public string Origin => _server.Root;

    public IReadOnlyList<string> Requests => [.. _server.Requests];

    /// <summary>The bodies so far, in order.</summary>
    public IReadOnlyList<Value> Events => [.. Requests.Select(BodyOf)];

    public IReadOnlyList<Value> EventsOf(string name) => [.. Events.Where(body => body["event"] == name)];

    /// <summary>Who said what, in the order in which the <c>messages</c> events told it.</summary>
    public IReadOnlyList<string> Told =>
        [.. EventsOf("messages").SelectMany(body => ItemsOf(body["messages"])).Select(item => $"{item["actor"]}: {item["message"]["text"]}")];

    /// <summary>A bot that hands over to it with nothing but its file.</summary>
    public BotDefinition Bot(string provider = "", string payload = "") => new BotReader().Read(
        $$"""
        {
          "id": "bot1", "start": "start", "languages": [ "nl" ],
          "variables": [ { "name": "iban", "sensitive": true } ],
          "offloading": {
            "providers": [ { "name": "desk", "url": "{{Url}}", "verifyToken": "{{Token}}" {{provider}} } ],
            "offloadingOpened": "opened", "offloadingClosed": "closed", "offloadingDisabled": "disabled"
          },
          "blocks": [
            { "kind": "message", "id": "start", "messages": [ {{Text("Welcome!")}} ] },
            { "kind": "action", "id": "help", "steps": [ { "kind": "offload", "provider": "desk", "payload": [ {{payload}} ] } ] },
            { "kind": "message", "id": "opened", "messages": [ {{Text("Please wait.")}} ] },
            { "kind": "message", "id": "closed", "messages": [ {{Text("Nobody is here.")}} ] },
            { "kind": "message", "id": "disabled", "messages": [ {{Text("Switched off.")}} ] },
            { "kind": "input", "id": "ask", "variable": "iban" }
          ]
        }
        """);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Http.Dispose();
    }

    public static IEnumerable<Value> ItemsOf(Value list) => list.TryGetList(out ValueList? items) ? items : [];

    public static string HeaderOf(string request, string name) => request.Split("\r\n")
        .Single(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))[(name.Length + 2)..];

    public static string BodyTextOf(string request) =>
        Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));

    private static Value BodyOf(string request) => BodyTextOf(request) is { Length: > 0 } body ? Value.ParseJson(body) : default;

    private static string Text(string text) => $$"""{ "type": "text", "config": { "textMessages": [ { "text": "{{text}}" } ] } }""";

    private Task AnswerAsync(RawExchange exchange)
    {
        _asked.TrySetResult();
        return BodyOf(exchange.Request)["event"] == "offload" ? OnOffload(exchange)
            : Statuses.TryDequeue(out int status) ? exchange.WriteAsync($"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n")
            : OnMessages(exchange);
    }
}
