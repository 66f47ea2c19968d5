using System.Globalization;
using ActionSteps.Blocks;
using ActionSteps.Cli.Input;
using ActionSteps.Cli.Output;
using ActionSteps.Cli.Running;
using ActionSteps.Execution;
using ActionSteps.Mail;
using ActionSteps.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActionSteps.Cli.Demo;

/// <summary>
/// Plays one conversation with the train-ticket bot on a virtual clock: a booking, a correction, a fresh start, a second booking, and the
/// end after five minutes of silence. Mails are written to a folder as .eml files.
/// </summary>
internal sealed class DemoPlay(TextWriter output)
{
    private static readonly string[] UserLines = ["ghent", "12", "2", "/correct", "3", "/start-over", "Antwerp", "2", "/ask-email", "ann@example.org"];
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 9, 0, 0, TimeSpan.Zero);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        BotDefinition bot = DemoBot.Read();
        DirectoryInfo mails = Directory.CreateTempSubdirectory("actionsteps-demo-");
        await output.WriteLineAsync($"Bot \"{bot.Id}\": {bot.Blocks.Count} blocks. Lines of the user are given, time is virtual.\n");
        await using BotRun run = new(bot, mails.FullName, new Session("demo"), Start, services => services.Replace(
            ServiceDescriptor.Singleton<IMailSender>(new PickupDirectoryMailSender(mails.FullName, MailAddress.Parse("bot@choo-choo.example")))));

        int shown = 0;
        await run.StartAsync(block: null, cancellationToken);
        shown = await ShowAsync(run, shown);
        foreach (string line in UserLines)
        {
            await output.WriteLineAsync($"user  {line}");
            await run.GiveAsync(new TurnInput(line, IsEvent: false), cancellationToken);
            shown = await ShowAsync(run, shown);
        }

        await output.WriteLineAsync($"Status: {RunStatusText.Of(run.Turns[^1].Status)}. Mails: {mails.FullName}");
        await output.WriteLineAsync("Try it yourself: actionsteps demo --bot > choo-choo.json, then actionsteps run choo-choo.json");
        return RunReport.HasFailed(run.Turns) ? ExitCode.Failed : ExitCode.Fine;
    }

    private async Task<int> ShowAsync(BotRun run, int shown)
    {
        foreach (BlockResult result in run.Turns.Skip(shown).SelectMany(turn => turn.Runs))
        {
            foreach (string line in result.Effects.SelectMany(effect => MessageText.Lines(effect)))
            {
                await output.WriteLineAsync($"bot   {line}");
            }

            foreach (StepLog entry in result.Log)
            {
                await output.WriteLineAsync(Protocol.Line(entry));
            }

            foreach (VariableChange change in result.Changes)
            {
                await output.WriteLineAsync(Protocol.Line(change));
            }

            if (result.Continuation is { } wait)
            {
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"  … waits until {wait.DueTime:HH:mm:ss}; the virtual clock moves on"));
            }
        }

        await output.WriteLineAsync();
        return run.Turns.Count;
    }
}
