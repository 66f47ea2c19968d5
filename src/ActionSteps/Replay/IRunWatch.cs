using ActionSteps.Execution;

namespace ActionSteps.Replay;

/// <summary>Stands between one run and everything that comes from outside its session: records it, or gives back what was recorded.</summary>
internal interface IRunWatch
{
    /// <summary>The options of the run with a clock and a source of chance that are watched.</summary>
    ExecutionOptions Watch(ExecutionOptions options);

    /// <summary>The ports of the run, watched.</summary>
    IPortSource Watch(IPortSource ports);

    /// <summary>Tells whose run it is, so that it is known which step asks.</summary>
    void Follow(RunState run);

    /// <summary>What is recorded so far, to go on with elsewhere; <c>null</c> when nothing is.</summary>
    RecordedRun? Snapshot();
}
