namespace ActionSteps.Sessions;

/// <summary>What a bot says about one of its variables. Variables need no definition to be used.</summary>
/// <param name="Name">The root name, case-sensitive.</param>
public sealed record VariableDefinition(string Name)
{
    /// <summary>
    /// What the variable reads as while the session has no own value for it; <c>null</c> for none. It is taken literally: braces have no
    /// meaning in it. It is never written into the stored session.
    /// </summary>
    public string? DefaultValue { get; init; }

    /// <summary>A note for people; not used.</summary>
    public string? Description { get; init; }

    /// <summary>Whether the value, and everything below it, is replaced by its name wherever people other than the end user read.</summary>
    public bool Sensitive { get; init; }
}
