namespace ActionSteps.Blocks.Reading;

/// <summary>What was found so far. Keeps as many of each severity as a reading reports, and counts the rest.</summary>
internal sealed class FaultList
{
    private readonly List<FaultDraft> _drafts = [];

    public int FaultCount { get; private set; }

    public int WarningCount { get; private set; }

    public IReadOnlyList<FaultDraft> Drafts => _drafts;

    /// <summary>Whether another one of that severity would be kept, so that its message and suggestion are worth their work.</summary>
    public bool HasRoom(FaultSeverity severity) => CountOf(severity) < BotReading.MaxReported;

    public void Add(FaultDraft draft)
    {
        if (HasRoom(draft.Severity))
        {
            _drafts.Add(draft);
        }

        Count(draft.Severity);
    }

    /// <summary>Counts one for which there is no room.</summary>
    public void Count(FaultSeverity severity)
    {
        if (severity == FaultSeverity.Fault)
        {
            FaultCount++;
        }
        else
        {
            WarningCount++;
        }
    }

    private int CountOf(FaultSeverity severity) => severity == FaultSeverity.Fault ? FaultCount : WarningCount;
}
