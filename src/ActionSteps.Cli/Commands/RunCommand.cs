using System.CommandLine;
using ActionSteps.Blocks;
using ActionSteps.Cli.Chatting;
using ActionSteps.Cli.Input;
using ActionSteps.Cli.Output;
using ActionSteps.Cli.Running;
using ActionSteps.Conversations;
using ActionSteps.Sessions;

namespace ActionSteps.Cli.Commands;

/// <summary><c>actionsteps run</c>: runs a bot, scripted or as a chat.</summary>
internal static class RunCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<FileInfo> bot = CommonOptions.Bot();
        Option<string?> block = new("--block") { Description = "The block to begin with; the bot's start when left out.", HelpName = "id" };
        Option<FileInfo?> session = CommonOptions.Session();
        Option<string[]> set = CommonOptions.Set();
        Option<string[]> say = new("--say")
        {
            Description = "A message of the user; /<block id> presses a button to that block. May be repeated.", HelpName = "text", Arity = ArgumentArity.OneOrMore,
        };
        Option<string[]> events = new("--event")
        {
            Description = "What an iframe posts, or a conversation action of an agent, as JSON. May be repeated and mixed with --say.", HelpName = "json", Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> channel = new("--channel") { Description = "Where the user is; web when left out.", HelpName = "name" };
        Option<string?> clock = CommonOptions.Clock();
        Option<bool> json = CommonOptions.Json();
        Command command = new("run", "Runs a bot until the turn ends. On a terminal without --say it becomes a chat. Events that a webhook does not take are tried again for up to 15 seconds; what is left then is told on stderr.")
        {
            bot, block, session, set, say, events, channel, clock, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            FileInfo file = parsed.GetRequiredValue(bot);
            BotReading reading = await BotFile.ReadAsync(file, cancellationToken);
            if (!reading.IsUsable)
            {
                return await RefuseAsync(reading, output, parsed.GetValue(json));
            }

            Session data = SessionFile.Load(parsed.GetValue(session), parsed.GetValue(set) ?? [], parsed.GetValue(channel));
            await using BotRun run = new(reading.Bot, file.DirectoryName ?? ".", data, ClockText.Parse(parsed.GetValue(clock)));
            await run.StartAsync(parsed.GetValue(block), cancellationToken);
            IReadOnlyList<TurnInput> inputs = TurnInput.Of(parsed, say, events);
            if (inputs.Count == 0 && !parsed.GetValue(json) && !Console.IsInputRedirected && !Console.IsOutputRedirected)
            {
                await new Chat(run).RunAsync(cancellationToken);
                await TellUndeliveredAsync(run, error, cancellationToken);
                return RunReport.HasFailed(run.Turns) ? ExitCode.Failed : ExitCode.Fine;
            }

            foreach (TurnInput input in inputs)
            {
                await run.GiveAsync(input, cancellationToken);
            }

            await TellUndeliveredAsync(run, error, cancellationToken);
            ConversationState state = await run.StateAsync(cancellationToken);
            await output.WriteLineAsync(parsed.GetValue(json)
                ? JsonOutput.Format(RunReport.Create(run.Turns, state))
                : Protocol.Format(run.Turns, state));
            return RunReport.HasFailed(run.Turns) ? ExitCode.Failed : ExitCode.Fine;
        });
        return command;
    }

    private static async Task TellUndeliveredAsync(BotRun run, TextWriter error, CancellationToken cancellationToken)
    {
        foreach (string line in await run.FinishAsync(cancellationToken))
        {
            await error.WriteLineAsync(line);
        }
    }

    private static async Task<int> RefuseAsync(BotReading reading, TextWriter output, bool json)
    {
        if (!json)
        {
            // Raises everything that is wrong with the bot.
            reading.GetBot();
        }

        await output.WriteLineAsync(JsonOutput.Format(RunReport.OfFaults(reading)));
        return ExitCode.Failed;
    }
}
