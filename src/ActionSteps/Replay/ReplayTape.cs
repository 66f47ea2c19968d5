using ActionSteps.Messages;

namespace ActionSteps.Replay;

/// <summary>What was recorded, taken piece by piece by the run that is replayed; whatever does not fit is written down. Thread-safe.</summary>
internal sealed class ReplayTape
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<long>> _times;
    private readonly List<RecordedExchange> _exchanges;
    private readonly List<RecordedCall> _calls;
    private readonly Queue<IReadOnlyList<TranscriptEntry>> _histories;
    private readonly List<ReplayDifference> _differences = [];

    public ReplayTape(RecordedRun run)
    {
        _times = run.Times.ToDictionary(static times => times.Key, static times => new Queue<long>(times.Value), StringComparer.Ordinal);
        _exchanges = [.. run.Exchanges];
        _calls = [.. run.Calls];
        _histories = new Queue<IReadOnlyList<TranscriptEntry>>(run.Histories);
    }

    /// <summary>What did not fit so far, with what nobody has asked for.</summary>
    public IReadOnlyList<ReplayDifference> Differences
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _differences,
                    .. _exchanges.Select(static left => ReplayDifference.At(left.Place, "request", TextOf(left), null)),
                    .. _calls.Select(static left => ReplayDifference.At(left.Place, left.Port, TextOf(left), null)),
                ];
            }
        }
    }

    /// <summary>What the clock said next at a place.</summary>
    public bool TryTakeTime(string place, out DateTimeOffset time)
    {
        lock (_lock)
        {
            bool isRecorded = _times.TryGetValue(place, out Queue<long>? times) && times.Count > 0;
            time = isRecorded && times is not null ? new DateTimeOffset(times.Dequeue(), TimeSpan.Zero) : default;
            return isRecorded;
        }
    }

    /// <summary>What came of a request: of the same one here, else of the same one elsewhere, else of another one here.</summary>
    public RecordedExchange? Take(RecordedExchange request)
    {
        lock (_lock)
        {
            int index = _exchanges.FindIndex(known => known.Place == request.Place && known.Fits(request));
            index = index < 0 ? _exchanges.FindIndex(known => known.Fits(request)) : index;
            if (index < 0)
            {
                index = _exchanges.FindIndex(known => known.Place == request.Place);
                _differences.Add(ReplayDifference.At(request.Place, "request", index < 0 ? null : TextOf(_exchanges[index]), TextOf(request)));
            }

            return TakeAt(_exchanges, index);
        }
    }

    /// <summary>What came of a call: of the same one here, else of the same one elsewhere, else of another one of that operation here.</summary>
    public RecordedCall? Take(RecordedCall call)
    {
        lock (_lock)
        {
            int index = _calls.FindIndex(known => known.Place == call.Place && Fits(known, call));
            index = index < 0 ? _calls.FindIndex(known => Fits(known, call)) : index;
            if (index < 0)
            {
                index = _calls.FindIndex(known => known.Place == call.Place && known.Port == call.Port && known.Operation == call.Operation);
                _differences.Add(ReplayDifference.At(call.Place, call.Port, index < 0 ? null : TextOf(_calls[index]), TextOf(call)));
            }

            return TakeAt(_calls, index);
        }
    }

    /// <summary>The history before the run.</summary>
    public IReadOnlyList<TranscriptEntry> TakeHistory(string place)
    {
        lock (_lock)
        {
            if (_histories.TryDequeue(out IReadOnlyList<TranscriptEntry>? history))
            {
                return history;
            }

            _differences.Add(ReplayDifference.At(place, "history", null, "read"));
            return [];
        }
    }

    public void Differ(ReplayDifference difference)
    {
        lock (_lock)
        {
            _differences.Add(difference);
        }
    }

    private static bool Fits(RecordedCall known, RecordedCall call) =>
        known.Port == call.Port && known.Operation == call.Operation && known.Request == call.Request;

    private static T? TakeAt<T>(List<T> items, int index)
        where T : class
    {
        if (index < 0)
        {
            return null;
        }

        T item = items[index];
        items.RemoveAt(index);
        return item;
    }

    private static string TextOf(RecordedExchange exchange) =>
        $"{exchange.Method} {exchange.Url}{(exchange.BodyHash is { } hash ? $" with body {hash[..12]}" : string.Empty)}";

    private static string TextOf(RecordedCall call) => $"{call.Operation} {call.Request.ToJson()}";
}
