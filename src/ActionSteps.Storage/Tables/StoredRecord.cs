using ActionSteps.Sessions;
using ActionSteps.Storage.Sql;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Tables;

/// <summary>A record with its place in the database.</summary>
/// <param name="Place">Counts up in order of insertion.</param>
/// <param name="Bytes">How much of the table's room it takes.</param>
/// <param name="Record">The record.</param>
internal readonly record struct StoredRecord(long Place, long Bytes, TableRecord Record)
{
    private const int FirstColumn = 5;

    /// <summary>Reads the columns of <see cref="TableLayout.Selected"/>.</summary>
    public static StoredRecord Read(ISqlRows rows, TableLayout layout)
    {
        ValueObject.Builder values = new(layout.Columns.Count);
        for (int i = 0; i < layout.Columns.Count; i++)
        {
            Value value = layout.Columns[i].Read(rows, FirstColumn + i);
            if (!value.IsNullOrUndefined)
            {
                values.Set(layout.Columns[i].Name, value);
            }
        }

        return new StoredRecord(
            rows.Integer(0),
            rows.Integer(4),
            new TableRecord(rows.Text(1), Moment(rows.Integer(2)), Moment(rows.Integer(3)), values.ToObject()));
    }

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);
}
