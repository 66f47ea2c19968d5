using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// Applies what back ends and scripts answer: session entries, then messages, which already see them; the next block is up to the caller
/// (api-step.md section 2, code-step.md section 3.4). What cannot be applied is a warning and the rest goes on.
/// </summary>
internal static class ReplyContract
{
    public static void Apply(Value reply, StepContext context)
    {
        StoreEntries(reply["session"], context);
        SendMessages(reply["messages"], context);
    }

    /// <summary>The block that the reply names; <c>null</c> when it names none.</summary>
    public static string? NextBlock(Value reply)
    {
        Value action = reply["action"];
        Value next = action.IsNullOrUndefined ? reply["nextDialogstate"] : action["nextDialogstate"];
        return next.ToString() is { Length: > 0 } id ? id : null;
    }

    private static void StoreEntries(Value session, StepContext context)
    {
        if (session.TryGetList(out ValueList? entries))
        {
            foreach (ref readonly Value entry in entries.Items)
            {
                StoreEntry(entry, context);
            }
        }
        else if (!session.IsNullOrUndefined)
        {
            StoreEntry(session, context);
        }
    }

    private static void StoreEntry(Value entry, StepContext context) =>
        context.Store(entry["namespace"].TryGetText(out string? name) ? name : null, entry["data"]);

    private static void SendMessages(Value messages, StepContext context)
    {
        if (messages.TryGetList(out ValueList? forms))
        {
            foreach (ref readonly Value form in forms.Items)
            {
                Send(form, context);
            }
        }
        else if (!messages.IsNullOrUndefined)
        {
            Send(messages, context);
        }
    }

    private static void Send(Value form, StepContext context)
    {
        if (form["type"].IsText && form["config"].IsNullOrUndefined)
        {
            context.Warn(ErrorCodes.UnknownMessageType, $"A message of type \"{form["type"]}\" has no config; it was not sent.");
            return;
        }

        if (RecentMessages.TryRender(form, context.Evaluation, out OutgoingMessage? message, out StepWarning? warning))
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
