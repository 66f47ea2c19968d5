namespace ActionSteps.Scripting;

/// <summary>How the source of a script is to be read.</summary>
public enum ScriptKind
{
    /// <summary>A whole script; the result is its completion value. The run lasts until no timer or task of the host is pending.</summary>
    Program,

    /// <summary>The body of an async function: <c>await</c> and <c>return</c> are allowed at the top level. The run ends when it has returned.</summary>
    AsyncFunctionBody,
}
