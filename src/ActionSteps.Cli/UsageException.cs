namespace ActionSteps.Cli;

/// <summary>The command was used wrongly: its message is all that the person needs.</summary>
internal sealed class UsageException(string message) : Exception(message);
