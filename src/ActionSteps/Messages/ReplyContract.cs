using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// Applies what back ends and scripts answer: session entries, then messages, which already see them; the next block is up to the caller
/// (api-step.md section 2, code-step.md section 3.4). What cannot be applied is a warning and the rest goes on.
/// </summary>
internal static class ReplyContract
{
    public static void Apply(in Reply reply, StepContext context)
    {
        StoreEntries(reply.Session, context);
        if (reply.Known is { } known)
        {
            SendMessages(known, context);
        }
        else
        {
            SendMessages(reply.Messages, context);
        }
    }

    /// <summary>Whether a message has a type and nothing to show.</summary>
    public static bool LacksConfig(Value form) => form["type"].IsText && form["config"].IsNullOrUndefined;

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

    private static void SendMessages(MessageTemplate[] messages, StepContext context)
    {
        foreach (MessageTemplate template in messages)
        {
            template.TryRender(context.Evaluation, out OutgoingMessage? message, out StepWarning? warning);
            Send(message, warning, context);
        }
    }

    private static void Send(Value form, StepContext context)
    {
        if (LacksConfig(form))
        {
            context.Warn(ErrorCodes.UnknownMessageType, $"A message of type \"{form["type"]}\" has no config; it was not sent.");
            return;
        }

        RecentMessages.TryRender(form, context.Evaluation, out OutgoingMessage? message, out StepWarning? warning);
        Send(message, warning, context);
    }

    private static void Send(OutgoingMessage? message, StepWarning? warning, StepContext context)
    {
        if (message is not null)
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
