namespace ActionSteps.Sessions;

/// <summary>What happened to a variable.</summary>
public enum VariableChangeKind
{
    /// <summary>It did not exist before; <c>ADDED</c> in JSON.</summary>
    Added,

    /// <summary>It has another value now; <c>UPDATED</c> in JSON.</summary>
    Updated,

    /// <summary>It does not exist any more; <c>DELETED</c> in JSON.</summary>
    Deleted,
}
