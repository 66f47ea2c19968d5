namespace ActionSteps.Storage.Sqlite;

/// <summary>A transaction that waits to be run.</summary>
internal abstract class SqliteWrite
{
    /// <summary>Whether nobody wants it any more; then it is over.</summary>
    public abstract bool IsGivenUp();

    /// <summary>Does the work and keeps its result or failure.</summary>
    /// <returns>Whether it succeeded, and so may be committed.</returns>
    public abstract bool TryRun(SqliteSession session);

    /// <summary>Keeps a failure in the place of a result.</summary>
    public abstract void Fail(Exception failure);

    /// <summary>Tells the caller.</summary>
    public abstract void Complete();
}
