namespace ActionSteps.Tables;

/// <summary>How much a store of tables keeps, such as <see cref="InMemoryTableStore"/>. Immutable; checked when the store is made.</summary>
public sealed class TableLimits
{
    /// <summary>The most records of a table: 1 to 10,000,000; default 100,000.</summary>
    public int MaxRecords { get; init; } = 100_000;

    /// <summary>The largest record, in UTF-8 bytes of its values as compact JSON: 100 to 10,000,000; default 262,144 (256 KiB).</summary>
    public int MaxRecordBytes { get; init; } = 256 * 1024;

    /// <summary>The largest table, in bytes as those of a record: 1,000 to 100,000,000,000; default 268,435,456 (256 MiB).</summary>
    public long MaxTableBytes { get; init; } = 256L * 1024 * 1024;

    internal void Check()
    {
        Check(nameof(MaxRecords), MaxRecords, 1, 10_000_000);
        Check(nameof(MaxRecordBytes), MaxRecordBytes, 100, 10_000_000);
        Check(nameof(MaxTableBytes), MaxTableBytes, 1_000, 100_000_000_000);
    }

    private static void Check(string name, long value, long least, long most)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(
                name, value, FormattableString.Invariant($"\"{name}\" is {value:N0}; use {least:N0} to {most:N0}."));
        }
    }
}
