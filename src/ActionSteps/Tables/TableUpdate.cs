using ActionSteps.Sessions;

namespace ActionSteps.Tables;

/// <summary>A change of every record that a filter finds. Immutable.</summary>
/// <param name="Filter">Which records.</param>
/// <param name="Values">The new values by column, already converted; other columns stay as they are.</param>
/// <param name="At">The time of the change.</param>
public sealed record TableUpdate(TableFilter Filter, ValueObject Values, DateTimeOffset At)
{
    /// <summary>How many of the changed records come back, the first ones in order of insertion; default 0.</summary>
    public int ReturnedRecords { get; init; }
}
