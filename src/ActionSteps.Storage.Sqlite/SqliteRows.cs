using System.Text;
using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Sqlite;

/// <summary>The rows of a statement that is being run.</summary>
internal sealed class SqliteRows(SqliteStatement statement) : ISqlRows
{
    private const int RowsBetweenChecks = 256;

    private int _read;

    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (_read++ % RowsBetweenChecks == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return ValueTask.FromResult(statement.Step());
    }

    public bool IsNull(int column) => statement.IsNull(column);

    public string Text(int column) => EncodedText.Decode(Encoding.UTF8.GetString(statement.Bytes(column)));

    public double Number(int column) => statement.Number(column);

    public long Integer(int column) => statement.Integer(column);

    public bool Boolean(int column) => statement.Integer(column) != 0;

    public ReadOnlySpan<byte> Json(int column) => statement.Bytes(column);

    public ValueTask DisposeAsync()
    {
        statement.Reset();
        return ValueTask.CompletedTask;
    }
}
