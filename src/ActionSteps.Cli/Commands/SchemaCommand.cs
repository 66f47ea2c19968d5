using System.CommandLine;
using ActionSteps.Blocks;

namespace ActionSteps.Cli.Commands;

/// <summary><c>actionsteps schema</c>: the JSON Schema of bot files, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create(TextWriter output)
    {
        Command command = new("schema", "Prints the JSON Schema (2020-12) of bot files; editors use it for completion and checks.");
        command.SetAction(async (_, _) =>
        {
            await output.WriteLineAsync(BotSchema.Create());
            return ExitCode.Fine;
        });
        return command;
    }
}
