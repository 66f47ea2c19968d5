using System.Buffers;
using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Replay;

/// <summary>Records one run while it happens. Thread-safe: a step that was abandoned may still be busy, and is not listened to after the end.</summary>
internal sealed class RunRecorder : IRunWatch
{
    // What a reading of the clock, a request, a call and an entry of the history need beside their texts, roughly and rather too much.
    private const int TimeBytes = 20;
    private const int EntryBytes = 200;

    private readonly Lock _lock = new();
    private readonly RecordedRun _before;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly RunPlace _place = new();
    private readonly RecordedChance _chance;
    private readonly Dictionary<string, List<long>> _times = new(StringComparer.Ordinal);
    private readonly List<ExchangeUnderWay> _exchanges = [];
    private readonly List<RecordedCall> _calls = [];
    private readonly List<IReadOnlyList<TranscriptEntry>> _histories = [];
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly HashSet<string> _providers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _foreign = new(StringComparer.Ordinal);
    private long _bytes;
    private string? _incomplete;
    private bool _isOver;

    /// <summary>Records a run that begins.</summary>
    /// <param name="entry">What it handles.</param>
    /// <param name="session">The session before it.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="startedAt">When it begins.</param>
    /// <param name="bot">The bot.</param>
    /// <param name="options">The options of the run before they are watched.</param>
    public static RunRecorder Begin(
        InboxEntry entry, Session session, TurnStart start, DateTimeOffset startedAt, BotDefinition bot, ExecutionOptions options) => new(
        new RecordedRun
        {
            Entry = entry,
            State = ConversationState.From(session),
            Changes = [.. session.Variables.Changes],
            Sensitive = [.. session.Variables.SensitiveSeen],
            StartedAt = startedAt,
            Block = start.Block,
            StepIndex = start.StepIndex,
            Answer = start.Answer,
            Failure = start.Failure,
            BotHash = bot.Hash,
            Seed = RecordedChance.NewSeed(options.Random),
        },
        options.Clock);

    /// <summary>Records on where a run was interrupted.</summary>
    public static RunRecorder GoOn(
        RecordedRun? before, InboxEntry entry, Session session, TurnStart start, DateTimeOffset startedAt, BotDefinition bot, ExecutionOptions options) =>
        before is null ? new(Begin(entry, session, start, startedAt, bot, options)._before with { Incomplete = "The run had begun when recording was off." }, options.Clock)
        : before.BotHash != bot.Hash ? new(before with { Incomplete = "The bot was changed while the run was interrupted." }, options.Clock)
        : new(before, options.Clock);

    /// <summary>Goes on with a recording, or begins one.</summary>
    /// <param name="before">What is recorded so far.</param>
    /// <param name="clock">The clock of the host.</param>
    public RunRecorder(RecordedRun before, TimeProvider clock)
    {
        _before = before;
        _clock = clock;
        _start = clock.GetTimestamp();
        _chance = new RecordedChance(before.Seed, _place, before.Draws);
        _incomplete = before.Incomplete;
        foreach ((string place, IReadOnlyList<long> times) in before.Times)
        {
            _times[place] = [.. times];
        }

        Add(SizeOf(Value.Object(before.State.Variables)) + SizeOf(Value.Object(before.State.Internal)), static () => { });
        _exchanges.AddRange(before.Exchanges.Select(static exchange => new ExchangeUnderWay(exchange)));
        _calls.AddRange(before.Calls);
        _histories.AddRange(before.Histories);
        _missing.UnionWith(before.MissingPorts);
        _providers.UnionWith(before.Providers);
        foreach ((string port, string place) in before.ForeignPorts)
        {
            _foreign[port] = place;
        }
    }

    /// <summary>The block and step that are running.</summary>
    public string Place => _place.Now;

    /// <summary>How long the run has taken in this process.</summary>
    public TimeSpan Elapsed => _clock.GetElapsedTime(_start);

    public ExecutionOptions Watch(ExecutionOptions options) => options with { Clock = new RecordingClock(options.Clock, this), Random = _chance };

    public IPortSource Watch(IPortSource ports) => new RecordingPorts(ports, this);

    public void Follow(RunState run) => _place.Follow(run);

    /// <summary>A step has read the history before the run.</summary>
    public void AddHistory(IReadOnlyList<TranscriptEntry> history) =>
        Add(history.Sum(static entry => EntryBytes + SizeOf(entry.Message)), () => _histories.Add(history));

    public void AddTime(DateTimeOffset now) => Add(TimeBytes, () =>
    {
        if (!_times.TryGetValue(Place, out List<long>? times))
        {
            _times[Place] = times = [];
        }

        times.Add(now.UtcTicks);
    });

    /// <summary>A request leaves.</summary>
    /// <returns>Its number, for what comes of it.</returns>
    public int AddExchange(RecordedExchange exchange)
    {
        int number = -1;
        Add(EntryBytes + exchange.Url.Length, () =>
        {
            number = _exchanges.Count;
            _exchanges.Add(new ExchangeUnderWay(exchange));
        });
        return number;
    }

    /// <summary>Something came of a request.</summary>
    public void Change(int number, Func<RecordedExchange, RecordedExchange> change) => Add(EntryBytes, () =>
    {
        if (number >= 0 && number < _exchanges.Count)
        {
            ExchangeUnderWay known = _exchanges[number];
            known.Exchange = change(known.Exchange);
            _bytes += known.Exchange.Answer?.Headers.Sum(static header => 20 + header.Key.Length + header.Value.Length) ?? 0;
        }
    });

    /// <summary>A piece of an answer was read.</summary>
    public void AddPiece(int number, ReadOnlySpan<byte> piece, TimeSpan took)
    {
        byte[] copy = piece.ToArray();
        Add(8 + (copy.Length * 4L / 3), () =>
        {
            if (number >= 0 && number < _exchanges.Count)
            {
                _exchanges[number].Add(copy, took);
            }
        });
    }

    /// <summary>A port is called.</summary>
    /// <returns>The number of the call, for what comes of it.</returns>
    public int AddCall(RecordedCall call)
    {
        int number = -1;
        Add(EntryBytes + SizeOf(call.Request), () =>
        {
            number = _calls.Count;
            _calls.Add(call);
        });
        return number;
    }

    /// <summary>Something came of a call.</summary>
    public void Change(int number, RecordedCall call) => Add(SizeOf(call.Result) + (call.Error?.Length ?? 0), () =>
    {
        if (number >= 0 && number < _calls.Count)
        {
            _calls[number] = call;
        }
    });

    /// <summary>The host has these live chats.</summary>
    public void AddProviders(IEnumerable<string> names) => Add(0, () => _providers.UnionWith(names));

    /// <summary>The host lacks a port.</summary>
    public void AddMissing(string port) => Add(0, () => _missing.Add(port));

    /// <summary>A step uses a port that is not recorded.</summary>
    public void AddForeign(string port) => Add(0, () => _foreign.TryAdd(port, Place));

    public RecordedRun? Snapshot() => ToRecorded();

    private RecordedRun ToRecorded()
    {
        lock (_lock)
        {
            if (_incomplete is not null)
            {
                // Nobody needs the rest any more, and checkpoints are not to carry it along.
                return new RecordedRun
                {
                    Entry = _before.Entry,
                    State = new ConversationState { Id = _before.State.Id },
                    StartedAt = _before.StartedAt,
                    Block = _before.Block,
                    BotHash = _before.BotHash,
                    Seed = _before.Seed,
                    Incomplete = _incomplete,
                };
            }

            return _before with
            {
                Draws = _chance.Draws,
                Times = _times.ToDictionary(static times => times.Key, static times => (IReadOnlyList<long>)[.. times.Value], StringComparer.Ordinal),
                Exchanges = [.. _exchanges.Select(static exchange => exchange.ToRecorded())],
                Calls = [.. _calls],
                Histories = [.. _histories],
                MissingPorts = [.. _missing],
                Providers = [.. _providers],
                ForeignPorts = [.. _foreign.Select(static foreign => (foreign.Key, foreign.Value))],
            };
        }
    }

    /// <summary>The run is over.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="session">The session afterwards.</param>
    public RunRecording Finish(long number, BlockResult result, Session session)
    {
        RecordedRun run = ToRecorded() with { Draws = new Dictionary<string, long>() };
        lock (_lock)
        {
            _isOver = true;
        }

        RunRecording recording = new() { Number = number, RunId = result.RunId, BotHash = run.BotHash, Incomplete = run.Incomplete };
        if (run.Incomplete is not null)
        {
            return recording;
        }

        RunRecording whole = recording with { Run = run, Outcome = RecordedOutcome.Of(result, session) };
        ArrayBufferWriter<byte> text = new();
        ConversationJson.Write(text, whole);
        return text.WrittenCount <= RunRecording.MaxBytes ? whole : recording with { Incomplete = TooLarge };
    }

    private static string TooLarge => $"The recording would be larger than {RunRecording.MaxBytes} bytes.";

    private static long SizeOf(Value value) => ValueSize.Utf8Bytes(value, RunRecording.MaxBytes);

    private void Add(long bytes, Action add)
    {
        lock (_lock)
        {
            if (_isOver || _incomplete is not null)
            {
                return;
            }

            add();
            _bytes += bytes;
            if (_bytes > RunRecording.MaxBytes)
            {
                _incomplete = TooLarge;
                _times.Clear();
                _exchanges.Clear();
                _calls.Clear();
                _histories.Clear();
            }
        }
    }

    /// <summary>A request of which more may come.</summary>
    private sealed class ExchangeUnderWay(RecordedExchange exchange)
    {
        private readonly List<int> _pieces = [.. exchange.Answer?.Pieces ?? []];
        private readonly ArrayBufferWriter<byte> _body = BodyOf(exchange);
        private TimeSpan _readTook = exchange.Answer?.ReadTook ?? TimeSpan.Zero;

        public RecordedExchange Exchange { get; set; } = exchange;

        public void Add(byte[] piece, TimeSpan took)
        {
            _body.Write(piece);
            _pieces.Add(piece.Length);
            _readTook += took;
        }

        public RecordedExchange ToRecorded() => Exchange.Answer is not { } answer ? Exchange : Exchange with
        {
            Answer = answer with { Body = _body.WrittenSpan.ToArray(), Pieces = [.. _pieces], ReadTook = _readTook },
        };

        private static ArrayBufferWriter<byte> BodyOf(RecordedExchange exchange)
        {
            ArrayBufferWriter<byte> body = new();
            body.Write(exchange.Answer?.Body ?? []);
            return body;
        }
    }
}
