using ActionSteps.Storage.Sql;
using Npgsql;

namespace ActionSteps.Storage.PostgreSql;

/// <summary>The rows of a statement.</summary>
internal sealed class PostgreSqlRows(NpgsqlCommand command, NpgsqlDataReader reader) : ISqlRows
{
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken) =>
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);

    public bool IsNull(int column) => reader.IsDBNull(column);

    public string Text(int column) => EncodedText.Decode(reader.GetString(column));

    public double Number(int column) => reader.GetDouble(column);

    public long Integer(int column) => reader.GetInt64(column);

    public bool Boolean(int column) => reader.GetBoolean(column);

    public ReadOnlySpan<byte> Json(int column) => reader.GetFieldValue<byte[]>(column);

    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync().ConfigureAwait(false);
        await command.DisposeAsync().ConfigureAwait(false);
    }
}
