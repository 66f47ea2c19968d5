using ActionSteps.Blocks;

namespace ActionSteps.Cli.Input;

/// <summary>Reads the bot of a command.</summary>
internal static class BotFile
{
    /// <exception cref="UsageException">There is no such file.</exception>
    public static async Task<BotReading> ReadAsync(FileInfo file, CancellationToken cancellationToken) => file.Exists
        ? await new BotReader().CheckFileAsync(file.FullName, cancellationToken)
        : throw new UsageException($"There is no bot file \"{file}\".");
}
