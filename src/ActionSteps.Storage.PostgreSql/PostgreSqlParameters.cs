using System.Collections.Concurrent;
using ActionSteps.Storage.Sql;
using Npgsql;
using NpgsqlTypes;

namespace ActionSteps.Storage.PostgreSql;

/// <summary>Statements in the form of the driver.</summary>
internal static class PostgreSqlParameters
{
    private const int MostGuarded = 1_000;

    private static readonly ConcurrentDictionary<string, string> Guarded = new(StringComparer.Ordinal);

    public static NpgsqlBatchCommand ToCommand(SqlText statement)
    {
        string text = statement.ToString();
        NpgsqlBatchCommand command = new(statement.MustChange ? Guard(text) : text);
        Add(command.Parameters, statement);
        return command;
    }

    public static void Add(NpgsqlParameterCollection parameters, SqlText statement)
    {
        foreach (SqlValue value in statement.Parameters)
        {
            parameters.Add(ToParameter(value));
        }
    }

    /// <summary>
    /// Makes a statement that changes nothing an error, which ends the whole batch: so a commit needs no answer in between.
    /// </summary>
    private static string Guard(string text)
    {
        if (Guarded.Count > MostGuarded)
        {
            Guarded.Clear();
        }

        return Guarded.GetOrAdd(text, static text => $"WITH changed AS ({text} RETURNING 1) SELECT 1 / count(*) FROM changed");
    }

    private static NpgsqlParameter ToParameter(SqlValue value) => value.Type switch
    {
        SqlType.Text => Typed(NpgsqlDbType.Text, value, value.String ?? string.Empty),
        SqlType.Number => Typed(NpgsqlDbType.Double, value, value.Double),
        SqlType.Integer => Typed(NpgsqlDbType.Bigint, value, value.Long),
        SqlType.Boolean => Typed(NpgsqlDbType.Boolean, value, value.Long != 0),
        _ => Typed(NpgsqlDbType.Text, value, value.Utf8),
    };

    private static NpgsqlParameter Typed<T>(NpgsqlDbType type, SqlValue value, T content) => value.IsNull
        ? new NpgsqlParameter { NpgsqlDbType = type, Value = DBNull.Value }
        : new NpgsqlParameter<T> { NpgsqlDbType = type, TypedValue = content };
}
