using System.Buffers;
using ActionSteps.Sessions;

namespace ActionSteps.Tables;

/// <summary>
/// The records of one table. Thread-safe: changes happen one after the other; a reader copies the references and then searches without
/// holding anybody up, as records are immutable.
/// </summary>
internal sealed class InMemoryTable(string name, TableLimits limits)
{
    // How many records are searched between two looks at the cancellation.
    private const int SearchedAtOnce = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, TableRecord> _inserted = new(StringComparer.Ordinal);
    private List<StoredRecord> _records = [];
    private long _bytes;

    public TableRecord Insert(TableInsert insert)
    {
        int bytes = BytesOf(insert.Values);
        lock (_lock)
        {
            if (insert.IdempotencyKey is { } key && _inserted.TryGetValue(key, out TableRecord? existing))
            {
                return existing;
            }

            if (_records.Count >= limits.MaxRecords)
            {
                throw Full(FormattableString.Invariant($"{limits.MaxRecords:N0} records"));
            }

            CheckRoom(_bytes + bytes);
            TableRecord record = new(Guid.NewGuid().ToString("N"), insert.At, insert.At, insert.Values);
            Keep(new StoredRecord(record, insert.IdempotencyKey, bytes), _records);
            _bytes += bytes;
            return record;
        }
    }

    public TableUpdateResult Update(RecordFilter filter, TableUpdate update, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            List<StoredRecord> after = new(_records.Count);
            List<StoredRecord> changed = [];
            long total = 0;
            foreach (StoredRecord stored in Searched(_records, cancellationToken))
            {
                StoredRecord next = filter.Finds(stored.Record) ? Change(stored, update) : stored;
                if (!ReferenceEquals(next, stored))
                {
                    changed.Add(next);
                }

                total += next.Bytes;
                after.Add(next);
            }

            CheckRoom(total);

            // From here on nothing fails: the update is done for all records or for none.
            (_records, _bytes) = (after, total);
            foreach (StoredRecord stored in changed)
            {
                Remember(stored);
            }

            return new TableUpdateResult(changed.Count, [.. changed.Take(update.ReturnedRecords).Select(stored => stored.Record)]);
        }
    }

    public IReadOnlyList<TableRecord> Select(RecordFilter filter, TableQuery query, CancellationToken cancellationToken)
    {
        StoredRecord[] copy;
        int count;
        lock (_lock)
        {
            count = _records.Count;
            copy = ArrayPool<StoredRecord>.Shared.Rent(count);
            _records.CopyTo(copy);
        }

        try
        {
            IEnumerable<TableRecord> found = Searched(new ArraySegment<StoredRecord>(copy, 0, count), cancellationToken)
                .Select(stored => stored.Record)
                .Where(filter.Finds);
            if (query.Sort is { } sort)
            {
                // Stable, so that the order of insertion decides between equal values.
                found = found.OrderBy(record => record.Read(sort.Column), new ValueOrder(sort.Direction));
            }

            return [.. found.Skip(query.Offset).Take(query.Limit)];
        }
        finally
        {
            ArrayPool<StoredRecord>.Shared.Return(copy, clearArray: true);
        }
    }

    public int Delete(RecordFilter filter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            List<StoredRecord> kept = [];
            List<StoredRecord> deleted = [];
            foreach (StoredRecord stored in Searched(_records, cancellationToken))
            {
                (filter.Finds(stored.Record) ? deleted : kept).Add(stored);
            }

            _records = kept;
            foreach (StoredRecord stored in deleted)
            {
                _bytes -= stored.Bytes;
                if (stored.IdempotencyKey is { } key)
                {
                    _inserted.Remove(key);
                }
            }

            return deleted.Count;
        }
    }

    private static IEnumerable<StoredRecord> Searched(IReadOnlyList<StoredRecord> records, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (int i = 0; i < records.Count; i++)
        {
            if (i % SearchedAtOnce == SearchedAtOnce - 1)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            yield return records[i];
        }
    }

    private StoredRecord Change(StoredRecord stored, TableUpdate update)
    {
        ValueObject values = stored.Record.Values;
        foreach ((string column, Value value) in update.Values)
        {
            values = values.With(column, value);
        }

        TableRecord record = stored.Record with { Values = values, UpdatedAt = update.At };
        return stored with { Record = record, Bytes = BytesOf(values) };
    }

    private void Keep(StoredRecord stored, List<StoredRecord> records)
    {
        records.Add(stored);
        Remember(stored);
    }

    private void Remember(StoredRecord stored)
    {
        if (stored.IdempotencyKey is { } key)
        {
            _inserted[key] = stored.Record;
        }
    }

    private int BytesOf(ValueObject values)
    {
        long bytes = ValueSize.Utf8Bytes(Value.Object(values), limits.MaxRecordBytes);
        return bytes <= limits.MaxRecordBytes
            ? (int)bytes
            : throw new StepException(
                ErrorCodes.InvalidColumnValue,
                FormattableString.Invariant(
                    $"A record of table \"{name}\" would be larger than {limits.MaxRecordBytes:N0} bytes. Store less in its columns."));
    }

    private void CheckRoom(long bytes)
    {
        if (bytes > limits.MaxTableBytes)
        {
            throw Full(FormattableString.Invariant($"{limits.MaxTableBytes:N0} bytes"));
        }
    }

    private StepException Full(string limit) =>
        new(ErrorCodes.TableFull, $"The table \"{name}\" holds at most {limit}. Delete records that are no longer needed.");

    private sealed record StoredRecord(TableRecord Record, string? IdempotencyKey, int Bytes);
}
