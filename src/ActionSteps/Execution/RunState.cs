using ActionSteps.Blocks;
using ActionSteps.Expressions;
using ActionSteps.Messages;
using ActionSteps.Replay;
using ActionSteps.Sessions;

namespace ActionSteps.Execution;

/// <summary>Everything one run collects. Used by one thread at a time.</summary>
internal sealed class RunState
{
    private readonly List<Effect> _effects = [];
    private readonly List<StepLog> _log = new(capacity: 8);
    private List<(string Field, Value Value)>? _inputs;
    private ValueBudget _logged;
    private List<StepWarning>? _warnings;
    private readonly IRunWatch? _watch;
    private int _firstInput;

    public RunState(in RunRequest request, ExecutionOptions options, IPortSource ports)
    {
        Bot = request.Bot;
        Session = request.Session;
        RunId = request.RunId;
        Options = options;
        Ports = ports;
        ReadHistory = request.ReadHistory;
        _watch = request.Watch;
        _watch?.Follow(this);
        BlockId = request.Block;
        Evaluation = new EvaluationContext(Session.Variables)
        {
            Clock = options.Clock,
            Random = options.Random,
            Functions = options.Functions,
            Limits = options.ExpressionLimits,
        };
        if (request.Progress is { } progress)
        {
            GoOn(progress);
        }
    }

    public BotDefinition Bot { get; }

    public Session Session { get; }

    public string RunId { get; }

    public ExecutionOptions Options { get; }

    public IPortSource Ports { get; }

    public TranscriptLog Transcript { get; } = new();

    /// <summary>Reads the history before the run; <c>null</c> when there is none.</summary>
    public Func<CancellationToken, ValueTask<IReadOnlyList<TranscriptEntry>>>? ReadHistory { get; }

    public EvaluationContext Evaluation { get; }

    public bool IsVoice => Channels.IsVoice(Session.Channel) || Options.VoiceChannels.Contains(Session.Channel);

    public string BlockId { get; set; }

    public string StepId { get; set; } = "0";

    /// <summary>Counts the executions of steps in the run, from 1.</summary>
    public int StepNumber { get; set; }

    public int BlockCount { get; set; }

    /// <summary>What the current step gives back when it fails.</summary>
    public Mark StepMark { get; set; }

    /// <summary>When the run and its current step began, by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public (long Run, long Step) Starts { get; set; }

    /// <summary>How long the current step may still take.</summary>
    public TimeSpan TimeLeft
    {
        get
        {
            long now = Options.Clock.GetTimestamp();
            TimeSpan run = Options.Limits.RunTimeout - Options.Clock.GetElapsedTime(Starts.Run, now);
            TimeSpan step = Options.Limits.StepTimeout - Options.Clock.GetElapsedTime(Starts.Step, now);
            return run < step ? run : step;
        }
    }

    /// <summary>Whether a step has closed the conversation.</summary>
    public bool IsClosed { get; set; }

    /// <summary>What a script of the current step has written to its console.</summary>
    public IReadOnlyList<ConsoleLine> Console { get; set; } = [];

    public IReadOnlyList<Effect> Effects => _effects;

    /// <summary>Sends what the channel can show of a message.</summary>
    public void Send(OutgoingMessage message)
    {
        if (ChannelFallback.IsShownEverywhere(message))
        {
            AddEffect(message);
            return;
        }

        ChannelOutput output = message.ForChannel(Session.Channel);
        for (int i = 0; i < output.Effects.Count; i++)
        {
            AddEffect(output.Effects[i]);
        }

        if (output.Warning is { } warning)
        {
            AddWarning(warning);
        }
    }

    public void AddEffect(Effect effect)
    {
        if (_effects.Count >= Options.Limits.MaxEffects)
        {
            throw new StepException(
                ErrorCodes.RunLimit, $"The turn has {_effects.Count} messages and effects already; more than {Options.Limits.MaxEffects} are not allowed.");
        }

        _effects.Add(effect);
        if (effect is OutgoingMessage { IsVisible: true } message)
        {
            Transcript.Add(message, Options.Clock.GetUtcNow());
        }
    }

    public void LogInput(string field, Value value) => (_inputs ??= new List<(string, Value)>(capacity: 4)).Add((field, _logged.Take(value)));

    public void AddWarning(StepWarning warning)
    {
        _warnings ??= [];
        if (_warnings.Count < 100)
        {
            _warnings.Add(warning);
        }
    }

    /// <summary>Turns what went wrong in templates into warnings of the step.</summary>
    public void CollectFaults()
    {
        if (Evaluation.Faults.Count == 0)
        {
            return;
        }

        foreach (ExpressionFault fault in Evaluation.Faults)
        {
            AddWarning(new StepWarning(fault.Code, $"{fault.Message} (at {fault.Position} of \"{fault.Source}\")"));
        }

        Evaluation.ClearFaults();
    }

    /// <summary>Ends the log entry of a step.</summary>
    public void LogStep(string kind, StepStatus status, TimeSpan duration, StepError? error)
    {
        int end = _inputs?.Count ?? 0;
        _log.Add(new StepLog(BlockId, StepId, kind, status, duration, new StepInputs(_inputs, _firstInput, end))
        {
            Warnings = TakeWarnings(),
            Error = error,
            Console = Console,
        });
        Console = [];
        _firstInput = end;
    }

    /// <summary>Logs what a block itself has to tell; nothing when there is nothing.</summary>
    public void LogBlock(string kind, string step)
    {
        if (_warnings is { Count: > 0 })
        {
            StepId = step;
            LogStep(kind, StepStatus.Succeeded, TimeSpan.Zero, null);
        }

        _firstInput = _inputs?.Count ?? 0;
    }

    /// <summary>What the run has done so far, to go on from in another process.</summary>
    public RunProgress ToProgress()
    {
        var effects = new (Effect, DateTimeOffset?)[_effects.Count];
        int said = 0;
        for (int i = 0; i < effects.Length; i++)
        {
            effects[i] = (_effects[i], _effects[i] is OutgoingMessage { IsVisible: true } ? Transcript.TimeOf(said++) : null);
        }

        return new RunProgress
        {
            StepNumber = StepNumber,
            BlockCount = BlockCount,
            IsClosed = IsClosed,
            Effects = effects,
            Log = [.. MaskedLog(Session.Variables.CreateMask())],
            Changes = [.. Session.Variables.Changes],
            Sensitive = [.. Session.Variables.SensitiveSeen],
            Recording = _watch?.Snapshot(),
        };
    }

    public Mark TakeMark() => new(Session.TakeSnapshot(), _effects.Count, Transcript.Count, IsClosed);

    /// <summary>Gives back everything since the mark, except the log.</summary>
    public void Restore(in Mark mark)
    {
        Session.Restore(mark.Session);
        _effects.RemoveRange(mark.Effects, _effects.Count - mark.Effects);
        Transcript.Truncate(mark.Transcript);
        IsClosed = mark.IsClosed;
    }

    public IReadOnlyList<StepLog> MaskedLog(SensitiveMask? mask) => mask is null ? _log : Masked(_log, mask);

    private void GoOn(RunProgress progress)
    {
        StepNumber = progress.StepNumber;
        BlockCount = progress.BlockCount;
        IsClosed = progress.IsClosed;
        foreach ((Effect effect, DateTimeOffset? time) in progress.Effects)
        {
            _effects.Add(effect);
            if (time is { } said && effect is OutgoingMessage message)
            {
                Transcript.Add(message, said);
            }
        }

        _log.AddRange(progress.Log);
        Session.Variables.GoOnWithTurn(progress.Changes, progress.Sensitive);
    }

    private static List<StepLog> Masked(List<StepLog> log, SensitiveMask mask) => log.ConvertAll(entry => entry.With(mask));

    private StepWarning[] TakeWarnings()
    {
        if (_warnings is not { Count: > 0 })
        {
            return [];
        }

        StepWarning[] warnings = [.. _warnings];
        _warnings.Clear();
        return warnings;
    }

    /// <summary>Where a step began.</summary>
    public readonly record struct Mark(Session.SessionSnapshot Session, int Effects, int Transcript, bool IsClosed);
}
