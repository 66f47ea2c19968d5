namespace ActionSteps.Scripting;

/// <summary>How a library that is written in JavaScript becomes the value of a global. Immutable; may be shared.</summary>
public sealed class ScriptLibraryOptions
{
    internal static readonly ScriptLibraryOptions Default = new();

    /// <summary>The name of the source in stacks; "library" by default.</summary>
    public string Name { get; init; } = "library";

    /// <summary>
    /// Whether scripts cannot change the value: it and everything that can be reached by its properties is frozen, functions and their
    /// prototypes included. Not by default.
    /// </summary>
    public bool IsFrozen { get; init; }
}
