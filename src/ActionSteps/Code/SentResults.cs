using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Code;

/// <summary>Applies what a script has sent, result by result; the last block that was named is the next one (code-step.md section 3.4).</summary>
internal static class SentResults
{
    public static StepOutcome Apply(IReadOnlyList<Value> results, StepContext context)
    {
        string? next = null;
        foreach (Value result in results)
        {
            Reply reply = Reply.Of(result);
            ReplyContract.Apply(reply, context);
            next = reply.NextBlock ?? next;
        }

        return next is null ? StepOutcome.Continue : StepOutcome.GoTo(next);
    }
}
