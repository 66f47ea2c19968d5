namespace ActionSteps;

/// <summary>
/// A store cannot do what it was asked. What was begun is undone, except that after a lost connection in the middle of a commit nobody
/// knows whether it happened: asking again with the same keys and versions is safe. The message names the database, the problem and what
/// to do, never a password.
/// </summary>
public sealed class StorageException : ActionStepsException
{
    /// <summary>Reports a failure of a store.</summary>
    /// <param name="failure">What happened.</param>
    /// <param name="database">The file, or the host and name of the database, without password.</param>
    /// <param name="problem">What happened and what to do, in sentences.</param>
    /// <param name="innerException">The cause; <c>null</c> for none.</param>
    public StorageException(StorageFailure failure, string database, string problem, Exception? innerException = null)
        : base($"The database \"{database}\": {problem}", innerException)
    {
        Failure = failure;
        Database = database;
    }

    /// <summary>What happened.</summary>
    public StorageFailure Failure { get; }

    /// <summary>The file, or the host and name of the database.</summary>
    public string Database { get; }

    /// <summary>Whether the same call may succeed a moment later, without anybody's doing.</summary>
    public bool IsRetriable => Failure is StorageFailure.Unavailable or StorageFailure.Busy;
}
