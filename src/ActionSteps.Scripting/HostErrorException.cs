namespace ActionSteps.Scripting;

/// <summary>Thrown by a host function to fail with an error that the script may see. Any other exception reaches the script as an error without details.</summary>
/// <param name="message">The message that the script sees.</param>
/// <param name="errorName">The name that the script sees, such as <c>TypeError</c>; <c>Error</c> by default.</param>
public sealed class HostErrorException(string message, string errorName = "Error") : Exception(message)
{
    /// <summary>The name that the script sees.</summary>
    public string ErrorName { get; } = errorName;
}
