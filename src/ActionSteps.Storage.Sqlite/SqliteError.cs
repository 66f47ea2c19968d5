using SQLitePCL;

namespace ActionSteps.Storage.Sqlite;

/// <summary>Turns what SQLite reports into exceptions that name the file, the problem and what to do.</summary>
internal static class SqliteError
{
    private const string NoRoom = "There is no room left for it. Make room on the disk, or allow a larger file.";

    // SQLite calls only a full disk full; limits of a process and quotas of a user are errors of writing to it.
    private const int WriteError = raw.SQLITE_IOERR | (3 << 8);

    // The file that processes share beside the database could not be made larger.
    private const int SharedMemorySize = raw.SQLITE_IOERR | (19 << 8);

    public static void ThrowIfFailed(int result, sqlite3? connection, string file)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw Of(result, connection, file);
        }
    }

    public static StorageException Of(int result, sqlite3? connection, string file)
    {
        int code = connection is null ? result : raw.sqlite3_extended_errcode(connection);
        string reason = (connection is null ? raw.sqlite3_errstr(result) : raw.sqlite3_errmsg(connection)).utf8_to_string();
        (StorageFailure failure, string problem) = (result & 0xFF) switch
        {
            raw.SQLITE_NOTADB => (StorageFailure.Corrupt, "The file is no SQLite database. Name another file, or restore a backup."),
            raw.SQLITE_CORRUPT => (StorageFailure.Corrupt, "The file is damaged. Restore a backup."),
            raw.SQLITE_FULL => (StorageFailure.Full, NoRoom),
            raw.SQLITE_IOERR when code == SharedMemorySize => (StorageFailure.Full, NoRoom),
            raw.SQLITE_READONLY => (StorageFailure.ReadOnly, "The file or its folder cannot be written to. Give the process the right to write to both."),
            raw.SQLITE_CANTOPEN => (StorageFailure.Unavailable, "The file cannot be opened. Check that its folder exists and may be written to."),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                (StorageFailure.Busy, "Another process holds the file for longer than the time to wait. Try again."),
            raw.SQLITE_IOERR when code == WriteError => (
                StorageFailure.Unavailable,
                "The disk does not take what is written. Check that no quota or limit of file size is reached, and that the disk is sound."),
            raw.SQLITE_IOERR => (StorageFailure.Unavailable, "The file cannot be read or written at the moment."),
            raw.SQLITE_NOMEM => (StorageFailure.Unavailable, "There is not enough memory."),
            raw.SQLITE_TOOBIG => (StorageFailure.Refused, "A value is larger than SQLite keeps. Store less."),
            _ => (StorageFailure.Refused, "SQLite refuses the request."),
        };
        return new StorageException(failure, file, FormattableString.Invariant($"{problem} (SQLite {code}: {reason})"));
    }
}
