namespace ActionSteps.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>The bot is faulty, or a step failed.</summary>
    public const int Failed = 1;

    /// <summary>The command was used wrongly, or a file is missing.</summary>
    public const int WrongUsage = 2;
}
