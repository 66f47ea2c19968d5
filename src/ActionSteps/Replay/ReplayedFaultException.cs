namespace ActionSteps.Replay;

/// <summary>What a port has raised when a run was recorded; it never leaves the executor.</summary>
/// <param name="name">What it was called.</param>
/// <param name="message">What it told.</param>
internal sealed class ReplayedFaultException(string name, string message) : ActionStepsException(message)
{
    /// <summary>What it was called.</summary>
    public string Name { get; } = name;
}
