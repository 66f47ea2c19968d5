using ActionSteps.Cli.Input;
using ActionSteps.Cli.Running;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using Spectre.Console;

namespace ActionSteps.Cli.Chatting;

/// <summary>A chat with a bot on a terminal, with the session and the step log beside it.</summary>
internal sealed class Chat(BotRun run)
{
    private int _shown;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        AnsiConsole.MarkupLine("[grey]Say something, press a button by its number, jump with /<block id>; an empty line ends the chat.[/]");
        IReadOnlyList<(string Title, Postback Postback)> clicks = await ShowAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            AnsiConsole.Markup("[bold]you[/] ");
            string? line = await Console.In.ReadLineAsync(cancellationToken);
            if (string.IsNullOrEmpty(line))
            {
                return;
            }

            if (int.TryParse(line, out int number) && number >= 1 && number <= clicks.Count)
            {
                await run.ClickAsync(clicks[number - 1], cancellationToken);
            }
            else
            {
                await run.GiveAsync(new TurnInput(line, IsEvent: false), cancellationToken);
            }

            clicks = await ShowAsync(cancellationToken);
        }
    }

    /// <summary>Shows the turns that are new, and returns the buttons that can be pressed now.</summary>
    private async Task<IReadOnlyList<(string Title, Postback Postback)>> ShowAsync(CancellationToken cancellationToken)
    {
        ConversationState state = await run.StateAsync(cancellationToken);
        TurnResult[] turns = [.. run.Turns.Skip(_shown)];
        _shown = run.Turns.Count;
        BlockResult[] runs = [.. turns.SelectMany(turn => turn.Runs)];
        List<(string Title, Postback Postback)> clicks = [.. runs.SelectMany(r => r.Effects).SelectMany(Output.MessageText.Clicks)];
        AnsiConsole.Write(ChatView.Create(runs, clicks, state, turns));
        return clicks;
    }
}
