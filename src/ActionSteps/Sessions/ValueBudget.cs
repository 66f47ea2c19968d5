namespace ActionSteps.Sessions;

/// <summary>
/// Bounds how much data the records of one turn keep alive. A turn may write a large variable thousands of times; each write is recorded,
/// but not every value for ever. Mutable: a field of whoever records.
/// </summary>
internal struct ValueBudget
{
    /// <summary>What one turn may keep: 64 MB, by the bound of the JSON text.</summary>
    public const long MaxBytes = 64 * 1024 * 1024;

    // What stands in a record for a value that is no longer kept.
    private static readonly Value Omitted = Value.Text("…");

    private long _taken;

    public readonly bool IsSpent => _taken > MaxBytes;

    public void Reset() => _taken = 0;

    /// <summary>The value, or <c>…</c> once the budget is spent and the value is not a scalar.</summary>
    public Value Take(Value value)
    {
        _taken += ValueNode.BoundOf(value);
        return IsSpent && (value.IsText || value.IsObject || value.IsList) ? Omitted : value;
    }
}
