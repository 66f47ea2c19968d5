using System.CommandLine;
using ActionSteps.Blocks;
using ActionSteps.Cli.Input;
using ActionSteps.Cli.Running;

namespace ActionSteps.Cli.Commands;

/// <summary><c>actionsteps validate</c>: all faults and warnings of a bot file, one a line.</summary>
internal static class ValidateCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<FileInfo> bot = CommonOptions.Bot();
        Option<bool> strict = new("--strict") { Description = "Counts warnings as faults." };
        Option<bool> online = new("--online") { Description = "Asks the webhooks of offload providers whether they are well; one that is not is a fault." };
        Command command = new("validate", "Prints every fault and warning of a bot file with its JSON path, line and column.") { bot, strict, online };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            FileInfo file = parsed.GetRequiredValue(bot);
            BotReading reading = await BotFile.ReadAsync(file, cancellationToken);
            IReadOnlyList<DefinitionFault> unwell = parsed.GetValue(online)
                ? await BotFile.LocateAsync(file, await OffloadHealthCheck.RunAsync(reading, cancellationToken), cancellationToken)
                : [];
            foreach (DefinitionFault fault in reading.Faults.Concat(reading.Warnings).Concat(unwell).OrderBy(fault => fault.Line).ThenBy(fault => fault.Column))
            {
                await output.WriteLineAsync(fault.ToString());
            }

            int faults = reading.FaultCount + unwell.Count;
            await error.WriteLineAsync($"{file.Name}: {faults} faults, {reading.WarningCount} warnings");
            bool isFaulty = faults > 0 || (parsed.GetValue(strict) && reading.WarningCount > 0);
            return isFaulty ? ExitCode.Failed : ExitCode.Fine;
        });
        return command;
    }
}
