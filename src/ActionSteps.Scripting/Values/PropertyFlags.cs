namespace ActionSteps.Scripting.Values;

/// <summary>Attributes of a property.</summary>
[Flags]
internal enum PropertyFlags : byte
{
    None = 0,
    Writable = 1,
    Enumerable = 2,
    Configurable = 4,
    Accessor = 8,

    /// <summary>What an assignment creates.</summary>
    Default = Writable | Enumerable | Configurable,

    /// <summary>What built-in methods have.</summary>
    Hidden = Writable | Configurable,
}
