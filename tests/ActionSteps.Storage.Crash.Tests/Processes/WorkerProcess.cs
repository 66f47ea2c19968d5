using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ActionSteps.Storage.Crash.Tests.Processes;

/// <summary>One worker in a process of its own, which ends with this one, whatever becomes of it.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const int MostErrors = 40;

    // 128 and the number of the signal.
    private const int KilledExitCode = 137;
    private readonly Process _process;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<bool>> _requests = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _errors = new();

    // Never disposed of, which it does not need: whoever waits to write to a worker that is gone has to learn that.
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Task _reading;
    private readonly Task _readingErrors;
    private volatile bool _isClosed;

    public WorkerProcess(string store, int receiver, string plan = "none")
    {
        ProcessStartInfo start = new(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "ActionSteps.Storage.Crash.dll"), store, receiver.ToString(CultureInfo.InvariantCulture), plan])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // Otherwise each killed process leaves the sockets of its debugger behind.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("The worker did not start.");
        _readingErrors = ReadErrorsAsync();
        _reading = ReadAsync();
    }

    /// <summary>
    /// Ends when the worker works, or was killed before that; fails with <see cref="WorkerFailedException"/> when it has ended by itself.
    /// </summary>
    public Task Ready => _ready.Task;

    public bool IsRunning => _ready.Task.IsCompletedSuccessfully && !_reading.IsCompleted;

    /// <summary>Ends with the process.</summary>
    public Task Ended => _reading;

    /// <summary>Why the worker has ended although nobody wanted it; <c>null</c> as long as it runs, when it was killed or asked to end.</summary>
    public WorkerFailedException? Failure { get; private set; }

    /// <summary>What the worker has last complained about.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    public string? LastWord { get; private set; }

    /// <summary>How often a request was answered by an error.</summary>
    public int Failures { get; private set; }

    /// <summary>Asks the worker to accept or to handle a message.</summary>
    /// <returns>Whether it says that it did; <c>false</c> when nobody knows.</returns>
    public async Task<bool> AskAsync(string verb, string conversation, string id, string text, TimeSpan patience)
    {
        TaskCompletionSource<bool> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests[id] = answer;
        try
        {
            await _writing.WaitAsync();
            try
            {
                await _process.StandardInput.WriteLineAsync($"{verb} {conversation} {id} {text}");
                await _process.StandardInput.FlushAsync();
            }
            finally
            {
                _writing.Release();
            }

            return !_reading.IsCompleted && await answer.Task.WaitAsync(patience);
        }
        catch (Exception gone) when (gone is IOException or TimeoutException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            _requests.TryRemove(id, out _);
        }
    }

    /// <summary>Whether the worker did not end by itself; known once it was killed.</summary>
    public bool WasKilled { get; private set; }

    /// <summary>Ends the worker as a loss of power does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        WasKilled = _process.ExitCode == KilledExitCode;
    }

    /// <summary>
    /// Lets the worker stand still, as a machine does that is out of memory or moved to another host. A process of its own lets it go on,
    /// whatever becomes of this one: who stands still cannot see that nobody needs him any more.
    /// </summary>
    public async Task StallAsync(TimeSpan time)
    {
        string seconds = time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        using Process stall = Process.Start(
            "sh", ["-c", "kill -STOP $0; sleep $1; kill -CONT $0", _process.Id.ToString(CultureInfo.InvariantCulture), seconds]);
        await stall.WaitForExitAsync();
    }

    /// <summary>Asks the worker to end by itself.</summary>
    public void Close()
    {
        _isClosed = true;
        _process.StandardInput.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await _readingErrors;
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            LastWord = line;
            switch (line.Split(' ', 3))
            {
                case ["ready"]:
                    _ready.TrySetResult();
                    break;
                case ["done", string id]:
                    Answer(id, true);
                    break;
                case ["failed", string id, string why]:
                    Failures++;
                    Keep(why);
                    Answer(id, false);
                    break;
            }
        }

        await _readingErrors;
        await _process.WaitForExitAsync();
        Failure = _process.ExitCode == KilledExitCode || (_isClosed && _process.ExitCode == 0)
            ? null
            : new WorkerFailedException(_process.ExitCode, Errors);
        if (Failure is null)
        {
            _ready.TrySetResult();
        }
        else
        {
            _ready.TrySetException(Failure);
        }

        foreach (string id in _requests.Keys)
        {
            Answer(id, false);
        }
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            Keep(line);
        }
    }

    private void Keep(string error)
    {
        _errors.Enqueue(error);
        while (_errors.Count > MostErrors)
        {
            _errors.TryDequeue(out _);
        }
    }

    private void Answer(string id, bool isDone)
    {
        if (_requests.TryGetValue(id, out TaskCompletionSource<bool>? answer))
        {
            answer.TrySetResult(isDone);
        }
    }
}
