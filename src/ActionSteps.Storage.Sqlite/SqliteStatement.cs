using System.Buffers;
using System.Globalization;
using System.Text;
using ActionSteps.Storage.Sql;
using SQLitePCL;

namespace ActionSteps.Storage.Sqlite;

/// <summary>A prepared statement of one connection, used again and again. Not thread-safe.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int StackBytes = 512;

    private readonly sqlite3 _connection;
    private readonly string _file;
    private readonly sqlite3_stmt _statement;

    // SQLite numbers named parameters by their first occurrence.
    private readonly int[] _indexes;

    public SqliteStatement(sqlite3 connection, string file, string text)
    {
        _connection = connection;
        _file = file;
        int result = raw.sqlite3_prepare_v3(connection, text, raw.SQLITE_PREPARE_PERSISTENT, out _statement);
        SqliteError.ThrowIfFailed(result, connection, file);
        _indexes = new int[raw.sqlite3_bind_parameter_count(_statement)];
        for (int i = 0; i < _indexes.Length; i++)
        {
            _indexes[i] = raw.sqlite3_bind_parameter_index(_statement, string.Create(CultureInfo.InvariantCulture, $"${i + 1}"));
        }
    }

    public void Bind(IReadOnlyList<SqlValue> parameters)
    {
        if (parameters.Count != _indexes.Length)
        {
            throw new InvalidOperationException($"The statement takes {_indexes.Length} parameters, not {parameters.Count}.");
        }

        for (int i = 0; i < _indexes.Length; i++)
        {
            SqliteError.ThrowIfFailed(Bind(_indexes[i], parameters[i]), _connection, _file);
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        int result = raw.sqlite3_step(_statement);
        return result switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw Failed(result),
        };
    }

    /// <summary>Runs the statement to its end, whatever rows it gives.</summary>
    /// <returns><c>false</c> when others hold the file; it can be tried again.</returns>
    public bool TryRun()
    {
        try
        {
            int result;
            do
            {
                result = raw.sqlite3_step(_statement);
            }
            while (result == raw.SQLITE_ROW);

            return result == raw.SQLITE_DONE || ((result & 0xFF) == raw.SQLITE_BUSY ? false : throw Failed(result));
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Makes the statement ready to run again, without what it was given.</summary>
    public void Reset()
    {
        // What the last step reported is reported again, and was already raised.
        _ = raw.sqlite3_reset(_statement);
        _ = raw.sqlite3_clear_bindings(_statement);
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public double Number(int column) => raw.sqlite3_column_double(_statement, column);

    public long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    public void Dispose() => _statement.Dispose();

    private StorageException Failed(int result)
    {
        StorageException failure = SqliteError.Of(result, _connection, _file);
        Reset();
        return failure;
    }

    private int Bind(int index, in SqlValue value)
    {
        if (value.IsNull)
        {
            return raw.sqlite3_bind_null(_statement, index);
        }

        return value.Type switch
        {
            SqlType.Number => raw.sqlite3_bind_double(_statement, index, value.Double),
            SqlType.Integer or SqlType.Boolean => raw.sqlite3_bind_int64(_statement, index, value.Long),
            SqlType.Json => BindUtf8(index, value.Utf8.Span),
            _ => BindText(index, value.String ?? string.Empty),
        };
    }

    private int BindText(int index, string text)
    {
        int length = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = length > StackBytes ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> utf8 = rented ?? stackalloc byte[StackBytes];
        int result = BindUtf8(index, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return result;
    }

    // Nothing would be bound as NULL.
    private int BindUtf8(int index, ReadOnlySpan<byte> utf8) => utf8.IsEmpty
        ? raw.sqlite3_bind_text(_statement, index, string.Empty)
        : raw.sqlite3_bind_text(_statement, index, utf8);
}
