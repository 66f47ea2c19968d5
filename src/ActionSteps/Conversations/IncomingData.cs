using ActionSteps.Blocks;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>Writes into the session what the platform knows at the start of a turn.</summary>
internal static class IncomingData
{
    private static readonly VariablePath SessionId = "internal.sessionId";
    private static readonly VariablePath BotId = "internal.botId";
    private static readonly VariablePath Version = "internal.version";
    private static readonly VariablePath Channel = "internal.channel";
    private static readonly VariablePath MessageContent = "internal.messageContent";
    private static readonly VariablePath MessageType = "internal.messageType";
    private static readonly VariablePath UploadedFile = "uploadedFileUrl";

    /// <summary>Starts counting changes anew, once everything that is not a change is written.</summary>
    public static void BeginTurn(Conversation conversation, BotDefinition bot)
    {
        Session session = conversation.Session;
        session.SetInternal(SessionId, Value.Text(conversation.Id));
        session.SetInternal(BotId, Value.Text(bot.Id));
        session.SetInternal(Version, Value.Text(bot.Version));
        if (session.Variables.Get(InternalVariables.PreferredLanguagePath).IsNullOrUndefined && bot.Languages.Count > 0)
        {
            session.SetInternal(InternalVariables.PreferredLanguagePath, Value.Text(bot.Languages[0]));
        }

        session.Variables.BeginTurn();
    }

    /// <summary>Takes over what the channel says about the user and the session.</summary>
    public static void Store(IncomingMessage incoming, Conversation conversation, ICollection<StepWarning> warnings)
    {
        Session session = conversation.Session;
        if (conversation.IsNew)
        {
            session.SetInternal(Channel, Value.Text(incoming.Channel ?? session.Channel));
            if (incoming.PreferredLanguage is { Length: > 0 } language)
            {
                session.SetInternal(InternalVariables.PreferredLanguagePath, Value.Text(language));
            }
        }

        if (!incoming.User.IsUndefined)
        {
            session.SetInternal(InternalVariables.UserPath, incoming.User);
        }

        if (incoming.SessionData.TryGetObject(out ValueObject? data))
        {
            foreach ((string name, Value value) in data)
            {
                SessionWrite.Report(session.Variables.Store(name, value), name, warnings);
            }
        }
    }

    /// <summary>Describes the message that is being answered.</summary>
    public static void Describe(UserMessage message, Session session)
    {
        session.Variables.InternalData.Set(MessageContent, Value.Text(message.Content));
        session.Variables.InternalData.Set(MessageType, Value.Text(message.MessageType));
        if (message is UserUpload)
        {
            session.Variables.Set(UploadedFile, Value.Text(message.Content));
        }
    }
}
