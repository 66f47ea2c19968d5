using ActionSteps.Cli.Output;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ActionSteps.Cli.Chatting;

/// <summary>One turn on the terminal: the conversation on the left, the session and the steps on the right.</summary>
internal static class ChatView
{
    public static IRenderable Create(
        IReadOnlyList<BlockResult> runs,
        IReadOnlyList<(string Title, Postback Postback)> clicks,
        ConversationState state,
        IReadOnlyList<TurnResult> turns)
    {
        Grid grid = new();
        grid.AddColumn(new GridColumn().PadRight(2));
        grid.AddColumn();
        grid.AddRow(Conversation(runs, clicks, turns), new Rows(SessionOf(turns, state), Steps(runs)));
        return grid;
    }

    private static Panel Conversation(
        IReadOnlyList<BlockResult> runs, IReadOnlyList<(string Title, Postback Postback)> clicks, IReadOnlyList<TurnResult> turns)
    {
        List<IRenderable> lines = [.. runs.SelectMany(run => run.Effects).SelectMany(effect => MessageText.Lines(effect, withClicks: false)).Select(line => new Text(line))];
        lines.AddRange(clicks.Select((click, index) => new Text($"[{index + 1}] {TerminalText.Clean(click.Title)}", new Style(Color.Aqua))));
        lines.Add(new Text(RunStatusText.Of(turns.Count == 0 ? RunStatus.Completed : turns[^1].Status), new Style(Color.Grey)));
        return new Panel(new Rows(lines)).Header("bot").Expand();
    }

    private static Panel SessionOf(IReadOnlyList<TurnResult> turns, ConversationState state)
    {
        Value masked = turns.Count > 0 && turns[^1].Mask is { } mask ? mask.MaskVariables(state.Variables) : Value.Object(state.Variables);
        Table table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("name", "value");
        if (masked.TryGetObject(out ValueObject? variables))
        {
            foreach ((string name, Value value) in variables)
            {
                table.AddRow(new Text(TerminalText.Shorten(name, 24), new Style(Color.Green)), new Text(TerminalText.Shorten(value.ToJson(), 60)));
            }
        }

        return new Panel(table).Header("session").Expand();
    }

    private static Panel Steps(IReadOnlyList<BlockResult> runs)
    {
        IEnumerable<IRenderable> lines = runs.SelectMany(run => run.Log).Select(entry => new Text(
            Protocol.Line(entry), new Style(entry.Status == StepStatus.Failed ? Color.Red : entry.Warnings.Count > 0 ? Color.Yellow : Color.Default)));
        return new Panel(new Rows(lines)).Header("steps").Expand();
    }
}
