using ActionSteps.Messages;

namespace ActionSteps.Storage.Crash;

/// <summary>Answers, unless the message is a quiet one; that leaves after the commit.</summary>
[StepKind("crash.answer")]
public sealed class AnswerStep : ActionStep
{
    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        string text = context.Variables["text"].ToString();
        if (text[^1] != CrashBot.Quiet)
        {
            context.Send(new TextMessage($"answer {text} {context.Variables["count"]}"));
        }

        return new(StepOutcome.Continue);
    }
}
