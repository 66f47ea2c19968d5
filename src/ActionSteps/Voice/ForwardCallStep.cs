using ActionSteps.Expressions;

namespace ActionSteps.Voice;

/// <summary>
/// Connects the caller to a telephone number; the bot's part of the call is over then, so that steps after it are not executed. The
/// session is kept. On channels without calls it is a warning, and the next step follows.
/// </summary>
[StepKind("forwardCall")]
public sealed class ForwardCallStep : ActionStep
{
    /// <summary>
    /// The number with country code, as in <c>+32 800 55 80</c> or <c>0032 800 55 80</c>; spaces, dots, hyphens, parentheses and slashes are
    /// dropped. Anything else, a national number included, fails the step.
    /// </summary>
    public required Template To { get; init; }

    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.IsVoice)
        {
            context.Warn(ErrorCodes.UnsupportedOnChannel, $"Channel \"{context.Channel}\" is no telephone call; there is nothing to forward.");
            return ValueTask.FromResult(StepOutcome.Continue);
        }

        string to = context.Render(To);
        if (!PhoneNumber.TryNormalize(to, out string? number))
        {
            return ValueTask.FromResult(StepOutcome.Fail(
                ErrorCodes.InvalidPhoneNumber,
                $"\"{to}\" is not a telephone number with country code. Write it as in \"+32 800 55 80\", with 7 to 15 digits."));
        }

        CallRecording.End(context);
        context.Emit(CallCommand.Of(CallCommandType.Forward, context) with { Number = number });
        return ValueTask.FromResult(StepOutcome.Stop);
    }
}
