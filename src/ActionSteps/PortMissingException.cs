namespace ActionSteps;

/// <summary>The host has not registered ports that the bot needs. Raised when the runner of the bot is built, with all of them.</summary>
public sealed class PortMissingException : ActionStepsException
{
    internal PortMissingException(IReadOnlyList<string> ports, string bot)
        : base($"Bot \"{bot}\" needs ports that the host has not registered: {string.Join(", ", ports)}. Register an implementation of each with the services.") =>
        Ports = ports;

    /// <summary>The names of the ports.</summary>
    public IReadOnlyList<string> Ports { get; }
}
