using ActionSteps.Sessions;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Tables;

/// <summary>How much a table may hold.</summary>
internal readonly struct TableRoom(string name, TableLimits limits)
{
    /// <exception cref="StepException">The record is too large.</exception>
    public long BytesOf(ValueObject values)
    {
        long bytes = ValueSize.Utf8Bytes(Value.Object(values), limits.MaxRecordBytes);
        return bytes <= limits.MaxRecordBytes
            ? bytes
            : throw new StepException(
                ErrorCodes.InvalidColumnValue,
                FormattableString.Invariant(
                    $"A record of table \"{name}\" would be larger than {limits.MaxRecordBytes:N0} bytes. Store less in its columns."));
    }

    /// <exception cref="StepException">The table is full.</exception>
    public void CheckRecords(long records)
    {
        if (records > limits.MaxRecords)
        {
            throw Full(FormattableString.Invariant($"{limits.MaxRecords:N0} records"));
        }
    }

    /// <exception cref="StepException">The table is full.</exception>
    public void CheckBytes(long bytes)
    {
        if (bytes > limits.MaxTableBytes)
        {
            throw Full(FormattableString.Invariant($"{limits.MaxTableBytes:N0} bytes"));
        }
    }

    private StepException Full(string limit) =>
        new(ErrorCodes.TableFull, $"The table \"{name}\" holds at most {limit}. Delete records that are no longer needed.");
}
