using System.Globalization;
using ActionSteps.Blocks;
using ActionSteps.Cli.Input;
using ActionSteps.Cli.Output;
using ActionSteps.Cli.Running;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Mail;
using ActionSteps.Sessions;
using ActionSteps.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActionSteps.Cli.Demo;

/// <summary>
/// Plays one conversation with the train-ticket bot and its back end on a virtual clock: a place without trains, a correction, a fresh
/// start, a booking, and the end after five minutes of silence. Mails are written to a folder as .eml files.
/// </summary>
internal sealed class DemoPlay(TextWriter output)
{
    /// <summary>The conversation that is played.</summary>
    public const string ConversationId = "demo";

    private static readonly string[] UserLines = ["atlantis", "2", "ghent", "12", "2", "/correct", "3", "/start-over", "Antwerp", "2", "/ask-email", "ann@example.org"];
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Plays it anew.</summary>
    /// <param name="store">Where the conversation is kept; one that was played before is forgotten.</param>
    /// <param name="cancellationToken">Ends the play.</param>
    public async Task<int> RunAsync(IConversationStore store, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(ConversationId, cancellationToken);
        await using TicketBackEnd backEnd = TicketBackEnd.Start();
        BotDefinition bot = DemoBot.Read();
        DirectoryInfo mails = Directory.CreateTempSubdirectory("actionsteps-demo-");
        await output.WriteLineAsync($"Bot \"{bot.Id}\": {bot.Blocks.Count} blocks. Its back end listens at {backEnd.Url}. Lines of the user are given, time is virtual.\n");
        await using BotRun run = new(bot, mails.FullName, new Session(ConversationId), Start, store, services => Configure(services, mails.FullName, backEnd.Url), recordsRuns: true);

        int shown = 0;
        await run.StartAsync(block: null, cancellationToken);
        shown = await ShowAsync(run, backEnd, shown);
        foreach (string line in UserLines)
        {
            await output.WriteLineAsync($"user  {line}");
            await run.GiveAsync(new TurnInput(line, IsEvent: false), cancellationToken);
            shown = await ShowAsync(run, backEnd, shown);
        }

        await output.WriteLineAsync($"Status: {RunStatusText.Of(run.Turns[^1].Status)}. Mails: {mails.FullName}");
        await output.WriteLineAsync("Try it yourself: actionsteps demo --bot > choo-choo.json and actionsteps demo --serve, then elsewhere actionsteps run choo-choo.json");
        return RunReport.HasFailed(run.Turns) ? ExitCode.Failed : ExitCode.Fine;
    }

    private static void Configure(IServiceCollection services, string folder, string backEnd)
    {
        services.Replace(ServiceDescriptor.Singleton<IMailSender>(new PickupDirectoryMailSender(folder, MailAddress.Parse("bot@choo-choo.example"))));
        services.Replace(ServiceDescriptor.Singleton(_ => new WatchedHttp(new BackEndHttp(BotServices.Outbound(), DemoBot.DefaultBackEnd, backEnd))));
    }

    private async Task<int> ShowAsync(BotRun run, TicketBackEnd backEnd, int shown)
    {
        foreach (TicketBackEnd.Exchange exchange in backEnd.TakeExchanges())
        {
            await output.WriteLineAsync(Line(exchange));
        }

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

    private static string Line(TicketBackEnd.Exchange exchange)
    {
        string body = exchange.Body.Length == 0 ? string.Empty : " " + TerminalText.Shorten(exchange.Body, 100);
        return $"http  {exchange.Method} {TerminalText.Shorten(exchange.Target, 100)}{body} -> {exchange.Status} {TerminalText.Shorten(exchange.Answer, 160)}";
    }
}
