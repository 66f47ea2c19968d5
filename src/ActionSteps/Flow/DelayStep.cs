using System.Globalization;
using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Flow;

/// <summary>
/// Lets time pass before the next step: a pause of seconds between messages, or minutes of silence before something happens. Messages
/// before it are delivered first. No thread waits.
/// </summary>
[StepKind("delay")]
public sealed class DelayStep : ActionStep
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    // Up to here a delay is rhythm, not a timer: the user's message waits for its turn.
    private static readonly TimeSpan LongestRhythm = TimeSpan.FromSeconds(10);

    /// <summary>How long, in <see cref="Unit"/>: a number from 0, at most 24 hours in all; anything else fails the step.</summary>
    public required Template Duration { get; init; }

    /// <summary>The unit of <see cref="Duration"/>; default seconds.</summary>
    public DelayUnit Unit { get; init; } = DelayUnit.Seconds;

    /// <summary>
    /// Whether a message of the user drops the wait and everything after it; default yes. Delays of at most 10 seconds are never dropped:
    /// the message is handled after them.
    /// </summary>
    public bool CancelOnUserMessage { get; init; } = true;

    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        Value value = context.Evaluate(Duration);
        return ValueTask.FromResult(ReadDuration(value) switch
        {
            null => StepOutcome.Fail(
                ErrorCodes.InvalidDuration,
                $"The delay is \"{value}\" {Unit.ToString().ToLowerInvariant()}; it must be a number from 0 to 24 hours."),
            { Ticks: 0 } => StepOutcome.Continue,
            { } delay => StepOutcome.Wait(context.Now + delay, DuringWait(delay)),
        });
    }

    private TimeSpan? ReadDuration(Value value)
    {
        if (!value.TryGetNumber(out double number)
            && !(value.TryGetText(out string? text)
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)))
        {
            return null;
        }

        double milliseconds = number * UnitLength.TotalMilliseconds;
        return milliseconds >= 0 && milliseconds <= Longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
    }

    private TimeSpan UnitLength => Unit switch
    {
        DelayUnit.Milliseconds => TimeSpan.FromMilliseconds(1),
        DelayUnit.Minutes => TimeSpan.FromMinutes(1),
        DelayUnit.Hours => TimeSpan.FromHours(1),
        _ => TimeSpan.FromSeconds(1),
    };

    private MessageDuringWait DuringWait(TimeSpan delay) =>
        delay <= LongestRhythm ? MessageDuringWait.IsQueued
        : CancelOnUserMessage ? MessageDuringWait.CancelsWait
        : MessageDuringWait.KeepsWait;
}
