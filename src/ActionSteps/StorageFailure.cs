namespace ActionSteps;

/// <summary>Why a store cannot do what it was asked.</summary>
public enum StorageFailure
{
    /// <summary>The database cannot be reached: a missing folder, a server that does not answer, a lost connection.</summary>
    Unavailable,

    /// <summary>Others held the database for longer than the store waits, or undid the transaction to let another one pass.</summary>
    Busy,

    /// <summary>The database cannot be written to.</summary>
    ReadOnly,

    /// <summary>There is no room left: the disk or a quota is full.</summary>
    Full,

    /// <summary>What is stored cannot be read: it is damaged, or no database at all.</summary>
    Corrupt,

    /// <summary>The database belongs to another program and was not touched.</summary>
    Foreign,

    /// <summary>A newer version of this package has written the database.</summary>
    NewerSchema,

    /// <summary>The database refuses the request for another reason, such as missing rights.</summary>
    Refused,
}
