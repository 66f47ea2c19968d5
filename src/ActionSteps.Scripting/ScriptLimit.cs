namespace ActionSteps.Scripting;

/// <summary>The limits of a run; each is a property of <see cref="ScriptLimits"/>.</summary>
public enum ScriptLimit
{
    /// <summary><see cref="ScriptLimits.ComputingTime"/>.</summary>
    ComputingTime,

    /// <summary><see cref="ScriptLimits.TotalTime"/>.</summary>
    TotalTime,

    /// <summary><see cref="ScriptLimits.Instructions"/>.</summary>
    Instructions,

    /// <summary><see cref="ScriptLimits.MemoryBytes"/>.</summary>
    Memory,

    /// <summary><see cref="ScriptLimits.CallDepth"/>, or the end of the stack of the process.</summary>
    CallDepth,

    /// <summary><see cref="ScriptLimits.SourceLength"/>.</summary>
    SourceLength,

    /// <summary><see cref="ScriptLimits.PendingWork"/>.</summary>
    PendingWork,

    /// <summary><see cref="ScriptLimits.ResultSize"/>.</summary>
    ResultSize,
}
