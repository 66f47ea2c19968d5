using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Storage.Crash;

/// <summary>The delay of the message that has waited longest in its list is over: an effect at once, and an answer.</summary>
/// <param name="list">The variable with the list: delays of the same length end in the order in which they begin.</param>
[StepKind("crash.timer")]
public sealed class TimerStep(string list) : ActionStep<IReceiver>
{
    private readonly VariablePath _list = VariablePath.Parse(list);

    /// <inheritdoc/>
    protected override async ValueTask<StepOutcome> ExecuteAsync(IReceiver port, StepContext context, CancellationToken cancellationToken)
    {
        if (!context.Variables.Get(_list).TryGetList(out ValueList? waiting) || waiting.Count == 0)
        {
            return StepOutcome.Fail("NOTHING_WAITS", $"A delay is over, but \"{list}\" is empty.");
        }

        await port.SendAsync(context.IdempotencyKey, $"{context.SessionId} timer {waiting[0]} 0", cancellationToken);
        context.Send(new TextMessage($"late {waiting[0]} 0"));
        context.Set(_list, Value.List([.. waiting.Skip(1)]));
        return StepOutcome.Continue;
    }
}
