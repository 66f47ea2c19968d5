using ActionSteps.Sessions;

namespace ActionSteps.Tables;

/// <summary>A record to insert. Immutable.</summary>
/// <param name="Values">The values by column, already converted and complete: defaults are in, required columns have a value.</param>
/// <param name="At">The time of the record.</param>
public sealed record TableInsert(ValueObject Values, DateTimeOffset At)
{
    /// <summary>
    /// Names this insert, the same when it is repeated after a crash: a store that still has the record answers with it and inserts
    /// nothing. <c>null</c>, the default, for an insert that is never repeated.
    /// </summary>
    public string? IdempotencyKey { get; init; }
}
