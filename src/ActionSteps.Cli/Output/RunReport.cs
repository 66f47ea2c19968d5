using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Flow;
using ActionSteps.Mail;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using ActionSteps.Tracking;
using ActionSteps.Voice;

namespace ActionSteps.Cli.Output;

/// <summary>The one object that <c>run --json</c> prints.</summary>
internal static class RunReport
{
    /// <summary>Whether a step failed, also when the error block took over.</summary>
    public static bool HasFailed(IReadOnlyList<TurnResult> turns) =>
        turns.SelectMany(turn => turn.Runs).Any(run => run.Error is not null || run.Log.Any(entry => entry.Status == StepStatus.Failed));

    public static Value Create(IReadOnlyList<TurnResult> turns, ConversationState state)
    {
        BlockResult[] runs = [.. turns.SelectMany(turn => turn.Runs)];
        Effect[] effects = [.. runs.SelectMany(run => run.Effects)];
        (ValueObject variables, ValueObject internalData) = Masked(turns, state);
        return Value.Object(
            ("status", RunStatusText.Of(turns[^1].Status)),
            ("block", runs.Length == 0 ? Value.Null : runs[^1].Block),
            ("next", state.Waits.Count > 0 ? state.Waits[0].Block : state.OpenInput ?? Value.Null),
            ("dueTime", turns[^1].DueTime is { } due ? Value.From((object)due) : Value.Undefined),
            ("messages", ListOf(effects.OfType<OutgoingMessage>().Select(message => message.ToApiForm()))),
            ("events", ListOf(effects.Where(effect => effect is WindowEvent or TrackedEvent or ConversationClosed).Select(effect => effect.ToValue()))),
            ("mails", ListOf(effects.OfType<MailMessage>().Select(mail => mail.ToValue()))),
            ("commands", ListOf(effects.OfType<CallCommand>().Select(command => command.ToValue()))),
            ("variables", Value.Object(variables)),
            ("internal", Value.Object(internalData)),
            ("changes", ListOf(turns.SelectMany(turn => turn.Changes).Select(change => change.ToValue()))),
            ("log", ListOf(runs.SelectMany(run => run.Log).Select(entry => entry.ToValue()))),
            ("warnings", ListOf(turns.SelectMany(turn => turn.Warnings).Select(warning => warning.ToValue()))),
            ("error", runs.Length > 0 && runs[^1].Error is { } error ? error.ToValue() : Value.Null));
    }

    /// <summary>What a faulty bot gives in place of a run.</summary>
    public static Value OfFaults(BotReading reading) => Value.Object(
        ("status", "failed"),
        ("error", Value.Object(
            ("code", "INVALID_BOT"),
            ("message", $"The bot file has {reading.FaultCount} fault(s)."),
            ("faults", ListOf(reading.Faults.Select(fault => Value.Text(fault.ToString())))))));

    private static (ValueObject Variables, ValueObject Internal) Masked(IReadOnlyList<TurnResult> turns, ConversationState state)
    {
        Value variables = Value.Object(state.Variables);
        Value internalData = Value.Object(state.Internal);
        foreach (SensitiveMask mask in turns.Select(turn => turn.Mask).OfType<SensitiveMask>())
        {
            variables = mask.MaskVariables(ObjectOf(variables));
            internalData = mask.Mask(internalData);
        }

        return (ObjectOf(variables), ObjectOf(internalData));
    }

    private static ValueObject ObjectOf(Value value) => value.TryGetObject(out ValueObject? members) ? members : ValueObject.Empty;

    private static Value ListOf(IEnumerable<Value> items) => Value.List(ValueList.Create(items));
}
