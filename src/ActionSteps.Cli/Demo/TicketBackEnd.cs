using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActionSteps.Cli.Demo;

/// <summary>
/// The back end of a small railway on the loopback address of this machine: it knows trains, offers and tickets, and answers bots in the response
/// contract of the API step. Lives as long as nobody disposes it; tickets are gone with it.
/// </summary>
internal sealed class TicketBackEnd : IAsyncDisposable
{
    // Another process may take a free port between finding and using it.
    private const int MostAttempts = 20;

    // Requests come from a bot that anybody may have written.
    private const int LongestBody = 16 * 1024;

    private readonly HttpListener _listener;
    private readonly Railway _railway = new();
    private readonly ConcurrentQueue<Exchange> _exchanges = new();
    private readonly Task _serving;

    private TicketBackEnd(HttpListener listener, string url)
    {
        _listener = listener;
        Url = url;
        _serving = ServeAsync();
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url { get; }

    /// <summary>Starts a back end on a free port.</summary>
    /// <exception cref="HttpListenerException">This machine lets nobody listen on its loopback address.</exception>
    public static TicketBackEnd Start()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return StartAt(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
            }
            catch (HttpListenerException) when (attempt < MostAttempts)
            {
                // Another port is free.
            }
        }
    }

    /// <summary>Starts a back end at an address of this machine.</summary>
    /// <exception cref="HttpListenerException">Somebody listens there already.</exception>
    public static TicketBackEnd StartAt(string url)
    {
        HttpListener listener = new();
        listener.Prefixes.Add(url + "/");
        listener.Start();
        return new TicketBackEnd(listener, url);
    }

    /// <summary>What was asked and answered since the last call, in order.</summary>
    public IEnumerable<Exchange> TakeExchanges()
    {
        while (_exchanges.TryDequeue(out Exchange? exchange))
        {
            yield return exchange;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The caller has gone, or the back end stops.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        HttpListenerRequest request = context.Request;
        Uri url = request.Url ?? new Uri(Url);
        string body = await ReadAsync(request);
        RailwayAnswer answer = _railway.Answer(request.HttpMethod, url.AbsolutePath, request.QueryString, body);
        string json = answer.Body.ToJson();
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength64 = bytes.Length;
        _exchanges.Enqueue(new Exchange(request.HttpMethod, url.PathAndQuery, body, answer.Status, json));
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    private static async Task<string> ReadAsync(HttpListenerRequest request)
    {
        byte[] bytes = new byte[LongestBody];
        int length = await request.InputStream.ReadAtLeastAsync(bytes, LongestBody, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    /// <summary>One request and its answer.</summary>
    public sealed record Exchange(string Method, string Target, string Body, int Status, string Answer);
}
