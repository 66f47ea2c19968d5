namespace ActionSteps.Tables;

/// <summary>What a table operation does.</summary>
public enum TableOperation
{
    /// <summary>Adds one record.</summary>
    Insert,

    /// <summary>Changes every record that the conditions find.</summary>
    Update,

    /// <summary>Reads the records that the conditions find.</summary>
    Retrieve,

    /// <summary>Removes every record that the conditions find.</summary>
    Delete,
}
