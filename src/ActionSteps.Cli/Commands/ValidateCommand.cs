using System.CommandLine;
using ActionSteps.Blocks;
using ActionSteps.Cli.Input;

namespace ActionSteps.Cli.Commands;

/// <summary><c>actionsteps validate</c>: all faults and warnings of a bot file, one a line.</summary>
internal static class ValidateCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<FileInfo> bot = CommonOptions.Bot();
        Option<bool> strict = new("--strict") { Description = "Counts warnings as faults." };
        Command command = new("validate", "Prints every fault and warning of a bot file with its JSON path, line and column.") { bot, strict };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            FileInfo file = parsed.GetRequiredValue(bot);
            BotReading reading = await BotFile.ReadAsync(file, cancellationToken);
            foreach (DefinitionFault fault in reading.Faults.Concat(reading.Warnings).OrderBy(fault => fault.Line).ThenBy(fault => fault.Column))
            {
                await output.WriteLineAsync(fault.ToString());
            }

            await error.WriteLineAsync($"{file.Name}: {reading.FaultCount} faults, {reading.WarningCount} warnings");
            bool isFaulty = reading.FaultCount > 0 || (parsed.GetValue(strict) && reading.WarningCount > 0);
            return isFaulty ? ExitCode.Failed : ExitCode.Fine;
        });
        return command;
    }
}
