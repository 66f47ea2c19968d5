using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ActionSteps.Storage.Crash.Tests.Processes;

/// <summary>
/// Counts effects by key, as a careful back end does: a repeated key is answered and not counted again. It is told
/// <c>key conversation kind text count .</c>, and what it finds wrong it keeps.
/// </summary>
internal sealed class EffectReceiver : IReceiver, IAsyncDisposable
{
    private readonly bool _hasGaps;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _whatByKey = [];
    private readonly Dictionary<string, DateTimeOffset> _firstTimes = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly Dictionary<string, int> _lastOfSender = [];
    private readonly List<string> _doubled = [];
    private readonly List<string> _outOfOrder = [];
    private readonly List<string> _mixedUp = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new();
    private readonly Task _accepting;

    /// <param name="hasGaps">Whether some messages are not answered; otherwise each answer has to follow the one before.</param>
    public EffectReceiver(bool hasGaps = false)
    {
        _hasGaps = hasGaps;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often a key came again: effects that only the receiver's care kept from being doubled.</summary>
    public int Repeats { get; private set; }

    /// <summary>How many different effects were counted.</summary>
    public int Count => Read(() => _firstTimes.Count);

    /// <summary>Effects that came under two keys.</summary>
    public IReadOnlyList<string> Doubled => Read(() => _doubled.ToArray());

    /// <summary>Answers and effects that came before those that belong before them.</summary>
    public IReadOnlyList<string> OutOfOrder => Read(() => _outOfOrder.ToArray());

    /// <summary>Keys that came with another effect than before, and messages that tell of errors.</summary>
    public IReadOnlyList<string> MixedUp => Read(() => _mixedUp.ToArray());

    public IReadOnlyList<string> All => Read(() => _firstTimes.Keys.ToArray());

    public DateTimeOffset? TimeOf(string what) => Read<DateTimeOffset?>(() => _firstTimes.TryGetValue(what, out DateTimeOffset time) ? time : null);

    /// <summary>Ends when an effect is there.</summary>
    public Task WhenAsync(string what)
    {
        TaskCompletionSource awaited = _awaited.GetOrAdd(what, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (TimeOf(what) is not null)
        {
            awaited.TrySetResult();
        }

        return awaited.Task;
    }

    /// <summary>The way of workers in this process.</summary>
    public ValueTask SendAsync(string key, string what, CancellationToken cancellationToken)
    {
        string[] parts = what.Split(' ');
        Receive(key, parts[0], parts[1], parts[2], int.Parse(parts[3], CultureInfo.InvariantCulture));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = ServeAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient connection = client;
        connection.NoDelay = true;
        try
        {
            using StreamReader reader = new(connection.GetStream());
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                // A worker that was killed while it wrote leaves half a line, which is none.
                if (line.Split(' ') is [string key, string conversation, string kind, string text, string count, "."])
                {
                    Receive(key, conversation, kind, text, int.Parse(count, CultureInfo.InvariantCulture));
                    await connection.GetStream().WriteAsync("counted\n"u8.ToArray(), _end.Token);
                }
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // The worker was killed.
        }
    }

    private void Receive(string key, string conversation, string kind, string text, int count)
    {
        string what = $"{conversation} {kind} {text}";
        lock (_lock)
        {
            if (_whatByKey.TryGetValue(key, out string? known))
            {
                Repeats++;
                Note(known != what, _mixedUp, $"{key}: {known}, then {what}");
                return;
            }

            _whatByKey.Add(key, what);
            if (!_firstTimes.TryAdd(what, DateTimeOffset.UtcNow))
            {
                _doubled.Add($"{what} again as {key}");
                return;
            }

            Note(kind == "error", _mixedUp, what);
            if (kind is "answer" or "effect")
            {
                CheckOrder(conversation, kind, text, count);
            }
        }

        if (_awaited.TryGetValue(what, out TaskCompletionSource? awaited))
        {
            awaited.TrySetResult();
        }
    }

    private void CheckOrder(string conversation, string kind, string text, int count)
    {
        string place = $"{conversation} {kind}";
        int before = _counts.GetValueOrDefault(place);
        bool isNext = kind == "answer" && !_hasGaps;
        Note(isNext ? count != before + 1 : count <= before, _outOfOrder, $"{place} {text}: {count} after {before}");
        _counts[place] = count;

        string[] parts = text.Split(':');
        int number = int.Parse(parts[1], CultureInfo.InvariantCulture);
        int last = _lastOfSender.GetValueOrDefault($"{place} {parts[0]}");
        Note(isNext ? number != last + 1 : number <= last, _outOfOrder, $"{place} {text}: after {last} of the same sender");
        _lastOfSender[$"{place} {parts[0]}"] = number;
    }

    private static void Note(bool isWrong, List<string> list, string what)
    {
        if (isWrong)
        {
            list.Add(what);
        }
    }

    private T Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }
}
