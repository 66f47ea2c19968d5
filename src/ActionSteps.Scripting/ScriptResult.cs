namespace ActionSteps.Scripting;

/// <summary>What came of a run.</summary>
/// <param name="Value">What the script returned, or its completion value; functions and symbols are undefined, dates ISO text, big integers text, typed arrays lists, errors objects with name and message; of maps and sets only their own properties, as <c>JSON.stringify</c> does.</param>
/// <param name="Console">What it wrote to <c>console</c>, in order.</param>
/// <param name="Usage">What it used.</param>
public sealed record ScriptResult(ScriptValue Value, IReadOnlyList<ScriptConsoleLine> Console, ScriptUsage Usage)
{
    /// <summary>What the script has left behind, usually because an <c>await</c> is missing; null when there is nothing.</summary>
    public ScriptLeftovers? Leftovers { get; init; }
}
