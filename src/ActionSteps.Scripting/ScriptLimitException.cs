namespace ActionSteps.Scripting;

/// <summary>A run was stopped because it reached one of its limits.</summary>
public sealed class ScriptLimitException : ScriptException
{
    internal ScriptLimitException(ScriptLimit limit, string allowed)
        : base($"The script has reached its limit '{limit}': allowed is {allowed}.")
    {
        Limit = limit;
        Allowed = allowed;
    }

    /// <summary>The limit that was reached.</summary>
    public ScriptLimit Limit { get; }

    /// <summary>What was allowed, with its unit.</summary>
    public string Allowed { get; }
}
