using System.CommandLine;
using ActionSteps.Cli.Demo;

namespace ActionSteps.Cli.Commands;

/// <summary><c>actionsteps demo</c>: plays a conversation with the train-ticket bot.</summary>
internal static class DemoCommand
{
    public static Command Create(TextWriter output)
    {
        Option<bool> json = new("--bot") { Description = "Prints the bot file of the demo instead, to start from." };
        Command command = new("demo", "Plays a conversation with the train-ticket bot: what is said, what each step does, what changes in the session.") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(DemoBot.ReadText().TrimEnd());
                return ExitCode.Fine;
            }

            return await new DemoPlay(output).RunAsync(cancellationToken);
        });
        return command;
    }
}
