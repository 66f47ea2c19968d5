using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Code;

/// <summary>Applies what a script has sent, result by result: session entries, then messages, then the next block (code-step.md section 3.4).</summary>
internal static class SentResults
{
    public static StepOutcome Apply(IReadOnlyList<Value> results, StepContext context)
    {
        string? next = null;
        foreach (Value result in results)
        {
            StoreEntries(result["session"], context);
            SendMessages(result["messages"], context);
            string id = result["action"]["nextDialogstate"].ToString();
            next = id.Length > 0 ? id : next;
        }

        return next is null ? StepOutcome.Continue : StepOutcome.GoTo(next);
    }

    private static void StoreEntries(Value session, StepContext context)
    {
        if (session.TryGetList(out ValueList? entries))
        {
            foreach (Value entry in entries)
            {
                context.Store(entry["namespace"].TryGetText(out string? name) ? name : null, entry["data"]);
            }
        }
    }

    private static void SendMessages(Value messages, StepContext context)
    {
        if (!messages.TryGetList(out ValueList? forms))
        {
            return;
        }

        foreach (Value form in forms)
        {
            if (MessageTemplate.Parse(form).TryRender(context.Evaluation, out OutgoingMessage? message, out StepWarning? warning))
            {
                context.Send(message);
            }

            if (warning is not null)
            {
                context.Warn(warning.Code, warning.Message);
            }

            context.CollectFaults();
        }
    }
}
