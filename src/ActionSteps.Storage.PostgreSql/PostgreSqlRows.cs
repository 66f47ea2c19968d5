using System.Buffers;
using ActionSteps.Storage.Sql;
using Npgsql;

namespace ActionSteps.Storage.PostgreSql;

/// <summary>The rows of a statement.</summary>
internal sealed class PostgreSqlRows(NpgsqlCommand command, NpgsqlDataReader reader) : ISqlRows
{
    // What was read stays valid until the next row.
    private readonly List<byte[]> _rented = [];

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Return();
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    public bool IsNull(int column) => reader.IsDBNull(column);

    public string Text(int column) => EncodedText.Decode(reader.GetString(column));

    public double Number(int column) => reader.GetDouble(column);

    public long Integer(int column) => reader.GetInt64(column);

    public bool Boolean(int column) => reader.GetBoolean(column);

    public ReadOnlySpan<byte> Json(int column)
    {
        using Stream text = reader.GetStream(column);
        int length = checked((int)text.Length);
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        _rented.Add(rented);
        text.ReadExactly(rented, 0, length);
        return rented.AsSpan(0, length);
    }

    public async ValueTask DisposeAsync()
    {
        Return();
        await reader.DisposeAsync().ConfigureAwait(false);
        await command.DisposeAsync().ConfigureAwait(false);
    }

    private void Return()
    {
        foreach (byte[] array in _rented)
        {
            ArrayPool<byte>.Shared.Return(array);
        }

        _rented.Clear();
    }
}
