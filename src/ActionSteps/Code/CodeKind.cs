namespace ActionSteps.Code;

/// <summary>What a script of a bot is for.</summary>
public enum CodeKind
{
    /// <summary>The body of an async function, run by a step: <c>await</c> and <c>return</c> are allowed at the top level.</summary>
    Step,

    /// <summary>
    /// The body of a function whose returned value, else completion value, other scripts see under a global name. It is made when a script
    /// first touches it, and frozen with everything in it.
    /// </summary>
    Library,
}
