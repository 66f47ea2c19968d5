using ActionSteps.Blocks;

namespace ActionSteps.Cli.Input;

/// <summary>Reads the bot of a command.</summary>
internal static class BotFile
{
    /// <exception cref="UsageException">There is no such file.</exception>
    public static async Task<BotReading> ReadAsync(FileInfo file, CancellationToken cancellationToken) => file.Exists
        ? await new BotReader().CheckFileAsync(file.FullName, cancellationToken)
        : throw new UsageException($"There is no bot file \"{file}\".");

    /// <summary>Gives faults of a bot that was read before their lines and columns.</summary>
    public static async Task<IReadOnlyList<DefinitionFault>> LocateAsync(
        FileInfo file, IReadOnlyList<DefinitionFault> faults, CancellationToken cancellationToken) => faults.Count == 0
        ? faults
        : new BotReader().Locate(await File.ReadAllBytesAsync(file.FullName, cancellationToken), faults);
}
