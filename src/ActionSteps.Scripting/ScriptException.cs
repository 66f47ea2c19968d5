namespace ActionSteps.Scripting;

/// <summary>A script could not be compiled or did not run to its end.</summary>
public abstract class ScriptException : Exception
{
    private protected ScriptException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
