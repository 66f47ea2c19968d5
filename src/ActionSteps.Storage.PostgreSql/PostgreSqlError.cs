using Npgsql;

namespace ActionSteps.Storage.PostgreSql;

/// <summary>Turns what PostgreSQL reports into exceptions that name the database, the problem and what to do.</summary>
internal static class PostgreSqlError
{
    // What the guard of a statement that must change a row raises.
    private const string DivisionByZero = PostgresErrorCodes.DivisionByZero;

    /// <summary>Whether a statement that had to change a row did not.</summary>
    public static bool IsConflict(PostgresException error) => error.SqlState == DivisionByZero;

    /// <summary>Whether the transaction was undone to let another one pass, and may simply be run again.</summary>
    public static bool IsUndone(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    public static StorageException Of(Exception error, string database)
    {
        string state = (error as PostgresException)?.SqlState ?? "";
        (StorageFailure failure, string problem) = state switch
        {
            "40001" or "40P01" or "55P03" or "57014" => (StorageFailure.Busy, "Others hold what the transaction needs. Try again."),
            "53100" => (StorageFailure.Full, "The disk of the server is full. Make room."),
            "25006" => (StorageFailure.ReadOnly, "The server takes no changes: it may be a standby. Connect to the primary server."),
            "XX001" or "XX002" => (StorageFailure.Corrupt, "The data is damaged. Restore a backup."),
            "42501" => (StorageFailure.Refused, "The user lacks a right. Let it make and use tables in its schema."),
            "42P01" or "42703" => (StorageFailure.Corrupt, "Tables or columns of this package are missing. Restore a backup."),
            "3F000" => (StorageFailure.Refused, "It has no schema to make tables in. Create the one that the search path names."),
            "3D000" => (StorageFailure.Unavailable, "The server has no such database. Create it."),
            _ when state.StartsWith("28", StringComparison.Ordinal) =>
                (StorageFailure.Refused, "The server does not accept the user. Check name and password."),
            "" => (StorageFailure.Unavailable, "The server cannot be reached, or the connection was lost. Check that it runs; try again."),
            _ when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal)
                || state.StartsWith("53", StringComparison.Ordinal) =>
                (StorageFailure.Unavailable, "The server has ended the connection or has no room for another one. Try again."),
            _ => (StorageFailure.Refused, "The server refuses the request."),
        };
        string reason = error is PostgresException server ? $"{server.SqlState}: {server.MessageText}" : error.GetType().Name;
        return new StorageException(failure, database, $"{problem} ({reason})", error);
    }
}
