namespace ActionSteps;

/// <summary>The root of every exception that ActionSteps raises on its own account.</summary>
public abstract class ActionStepsException : Exception
{
    private protected ActionStepsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
