using ActionSteps.Execution;

namespace ActionSteps.Replay;

/// <summary>Gives a run what was recorded.</summary>
internal sealed class ReplayWatch : IRunWatch
{
    private readonly RecordedRun _run;
    private readonly RunPlace _place = new();
    private readonly RecordedChance _chance;

    public ReplayWatch(RecordedRun run)
    {
        _run = run;
        Tape = new ReplayTape(run);
        Clock = new ReplayClock(Tape, _place, run.StartedAt);
        _chance = new RecordedChance(run.Seed, _place, new Dictionary<string, long>());
    }

    public ReplayTape Tape { get; }

    public ReplayClock Clock { get; }

    public string Place => _place.Now;

    public ExecutionOptions Watch(ExecutionOptions options) => options with { Clock = Clock, Random = _chance };

    public IPortSource Watch(IPortSource ports) => new ReplayPorts(_run, Tape, Clock, _place);

    public void Follow(RunState run) => _place.Follow(run);

    public RecordedRun? Snapshot() => null;
}
