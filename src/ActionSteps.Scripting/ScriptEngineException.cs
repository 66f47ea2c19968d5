namespace ActionSteps.Scripting;

/// <summary>The engine itself failed: a fault to be reported, never the script's doing. The run is over; others are not affected.</summary>
public sealed class ScriptEngineException : ScriptException
{
    internal ScriptEngineException(Exception innerException)
        : base($"The script engine failed: {innerException.GetType().Name}: {innerException.Message}", innerException)
    {
    }
}
