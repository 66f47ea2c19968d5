namespace ActionSteps.Sessions;

/// <summary>Where the root of a path is looked up.</summary>
internal enum VariableRegion
{
    /// <summary>The path is not valid.</summary>
    None,

    /// <summary>Data that bot builders write.</summary>
    User,

    /// <summary>Data that only the platform writes.</summary>
    Internal,

    /// <summary>The user's language, which falls back to what the platform knows.</summary>
    Locale,

    /// <summary>What happened in the current turn.</summary>
    Events,
}
