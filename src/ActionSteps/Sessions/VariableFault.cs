namespace ActionSteps.Sessions;

/// <summary>Why a write to session data was refused.</summary>
public enum VariableFault
{
    /// <summary>It was not refused.</summary>
    None,

    /// <summary>The text is not a path, holds a reserved name, an index beyond 100,000, or a member of a list; or nests too deep.</summary>
    InvalidPath,

    /// <summary>The path is below <c>internal</c>, which only the platform writes.</summary>
    InternalReadOnly,

    /// <summary>The session would be larger than <see cref="SessionVariables.MaxBytes"/>.</summary>
    SessionTooLarge,

    /// <summary>A session entry has no namespace or no data.</summary>
    InvalidEntry,
}
