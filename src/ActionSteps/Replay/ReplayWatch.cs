using ActionSteps.Execution;

namespace ActionSteps.Replay;

/// <summary>Gives a run what was recorded.</summary>
internal sealed class ReplayWatch : IRunWatch
{
    // A replay on a busy machine is not to stop a script that got through when it was recorded.
    private const int MoreComputing = 10;
    private static readonly TimeSpan s_mostComputing = TimeSpan.FromSeconds(60);

    private readonly RecordedRun _run;
    private readonly bool _hasTimedOut;
    private readonly RunPlace _place = new();
    private readonly RecordedChance _chance;

    /// <summary>Gives back a run.</summary>
    /// <param name="run">What was recorded.</param>
    /// <param name="outcome">What came of it.</param>
    public ReplayWatch(RecordedRun run, RecordedOutcome outcome)
    {
        _run = run;
        _hasTimedOut = outcome.Log.Any(static step => step.Error?.Code == ErrorCodes.CodeTimeout);
        Tape = new ReplayTape(run);
        Clock = new ReplayClock(Tape, _place, run.StartedAt);
        _chance = new RecordedChance(run.Seed, _place, new Dictionary<string, long>());
    }

    public ReplayTape Tape { get; }

    public ReplayClock Clock { get; }

    public string Place => _place.Now;

    public ExecutionOptions Watch(ExecutionOptions options)
    {
        TimeSpan computing = options.Code.ComputingTime * MoreComputing;
        return options with
        {
            Clock = Clock,
            Random = _chance,
            Code = _hasTimedOut ? options.Code : options.Code.With(computing < s_mostComputing ? computing : s_mostComputing),
        };
    }

    public IPortSource Watch(IPortSource ports) => new ReplayPorts(_run, Tape, Clock, _place);

    public void Follow(RunState run) => _place.Follow(run);

    public RecordedRun? Snapshot() => null;
}
