using System.Runtime.CompilerServices;
using ActionSteps.Sessions;
using ActionSteps.Storage.Sql;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Tables;

/// <summary>Reads records: all that a filter finds, or one page of them in an order.</summary>
internal static class RecordPage
{
    /// <summary>All records that the filter finds.</summary>
    public static async IAsyncEnumerable<StoredRecord> FindAsync(
        ISqlSession session,
        TableLayout layout,
        FilterSql filter,
        string order,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SqlText select = Select(layout, filter);
        await foreach (StoredRecord stored in ReadAsync(session, layout, filter, select.Append(order), cancellationToken).ConfigureAwait(false))
        {
            yield return stored;
        }
    }

    /// <summary>One page.</summary>
    public static async ValueTask<IReadOnlyList<TableRecord>> ReadAsync(
        ISqlSession session,
        SqlDialect dialect,
        TableLayout layout,
        TableDefinition definition,
        TableQuery query,
        CancellationToken cancellationToken)
    {
        FilterSql filter = new(layout, definition, query.Filter);
        SqlText select = Select(layout, filter);
        int offset = query.Offset;
        if (SortSql.Of(layout, definition, query.Sort, dialect) is { } order)
        {
            select.Append(order);
            if (filter.Rest is null)
            {
                select.Append(" LIMIT ").Append(SqlValue.Integer(query.Limit)).Append(" OFFSET ").Append(SqlValue.Integer(offset));
                offset = 0;
            }
        }
        else
        {
            select = ByPlaces(layout, await SortAsync(session, layout, filter, query, cancellationToken).ConfigureAwait(false));
            filter = new FilterSql(layout, definition, TableFilter.Everything);
            offset = 0;
        }

        List<TableRecord> page = [];
        await foreach (StoredRecord stored in ReadAsync(session, layout, filter, select, cancellationToken).ConfigureAwait(false))
        {
            if (offset-- <= 0)
            {
                page.Add(stored.Record);
            }

            if (page.Count >= query.Limit)
            {
                break;
            }
        }

        return page;
    }

    private static SqlText Select(TableLayout layout, FilterSql filter)
    {
        SqlText select = new SqlText().Append("SELECT ").Append(layout.Selected).Append(" FROM ").Append(layout.SqlName);
        filter.AppendTo(select);
        return select;
    }

    private static async IAsyncEnumerable<StoredRecord> ReadAsync(
        ISqlSession session,
        TableLayout layout,
        FilterSql filter,
        SqlText select,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ISqlRows rows = await session.QueryAsync(select, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                StoredRecord stored = StoredRecord.Read(rows, layout);
                if (filter.Rest is null || filter.Rest.Finds(stored.Record))
                {
                    yield return stored;
                }
            }
        }
    }

    /// <summary>The places of a page in an order that SQL does not know.</summary>
    private static async ValueTask<List<long>> SortAsync(
        ISqlSession session, TableLayout layout, FilterSql filter, TableQuery query, CancellationToken cancellationToken)
    {
        TableSort sort = query.Sort ?? new TableSort(TableRecord.IdField);
        List<(long Place, Value Value)> found = [];
        await foreach (StoredRecord stored in FindAsync(session, layout, filter, " ORDER BY n", cancellationToken).ConfigureAwait(false))
        {
            found.Add((stored.Place, stored.Record.Read(sort.Column)));
        }

        return
        [
            .. found.OrderBy(row => row.Value, new ValueOrder(sort.Direction)).Skip(query.Offset).Take(query.Limit).Select(row => row.Place),
        ];
    }

    private static SqlText ByPlaces(TableLayout layout, List<long> places)
    {
        // The places stand in an order of their own, which the join keeps by their numbers.
        SqlText select = new SqlText().Append("SELECT ").Append(layout.Selected).Append(" FROM ").Append(layout.SqlName);
        if (places.Count == 0)
        {
            return select.Append(" WHERE 1 = 0");
        }

        select.Append(" JOIN (VALUES ");
        for (int i = 0; i < places.Count; i++)
        {
            select.Append(i == 0 ? "(" : ", (").Append(places[i]).Append(", ").Append(i).Append(")");
        }

        return select.Append(") AS page ON n = page.column1 ORDER BY page.column2");
    }
}
