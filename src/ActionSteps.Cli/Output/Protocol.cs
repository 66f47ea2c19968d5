using System.Globalization;
using System.Text;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Sessions;

namespace ActionSteps.Cli.Output;

/// <summary>A run as text for people: what was said, what each step did, and how the conversation stands.</summary>
internal static class Protocol
{
    public static string Format(IReadOnlyList<TurnResult> turns, ConversationState state)
    {
        StringBuilder text = new();
        foreach (BlockResult run in turns.SelectMany(turn => turn.Runs))
        {
            foreach (Effect effect in run.Effects)
            {
                foreach (string line in MessageText.Lines(effect))
                {
                    text.Append("bot   ").AppendLine(line);
                }
            }

            foreach (StepLog entry in run.Log)
            {
                text.AppendLine(Line(entry));
            }

            foreach (VariableChange change in run.Changes)
            {
                text.AppendLine(Line(change));
            }
        }

        foreach (StepWarning warning in turns.SelectMany(turn => turn.Warnings))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  warning {warning.Code}: {warning.Message}");
        }

        text.Append("status ").Append(RunStatusText.Of(turns[^1].Status));
        if (turns[^1].DueTime is { } due)
        {
            text.Append(CultureInfo.InvariantCulture, $", goes on at {due:yyyy-MM-ddTHH:mm:ss.fffZ}");
        }
        else if (state.OpenInput is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $", input \"{state.OpenInput}\" waits for an answer");
        }

        return text.ToString();
    }

    /// <summary>One change on one line.</summary>
    public static string Line(VariableChange change) =>
        $"  set {change.Path} = {(change.NewValue.IsUndefined ? "(removed)" : TerminalText.Shorten(change.NewValue.ToJson(), 100))}";

    /// <summary>One step on one line, with its warnings and error below.</summary>
    public static string Line(StepLog entry)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"  {entry.Block}/{entry.Step} {entry.Kind} {Enum.GetName(entry.Status)?.ToLowerInvariant()}");
        // On a virtual clock nothing takes time.
        if (entry.Duration > TimeSpan.Zero)
        {
            text.Append(CultureInfo.InvariantCulture, $" {entry.Duration.TotalMilliseconds:0.0} ms");
        }

        if (entry.Inputs.Count > 0)
        {
            text.Append(' ').Append(TerminalText.Shorten(Value.Object(entry.Inputs).ToJson(), 120));
        }

        foreach (StepWarning warning in entry.Warnings)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n    warning {warning.Code}: {TerminalText.Clean(warning.Message)}");
        }

        if (entry.Error is { } error)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n    error {error.Code}: {TerminalText.Clean(error.Message)}");
        }

        return text.ToString();
    }
}
