namespace ActionSteps.Sessions;

/// <summary>The values of <c>internal.channel</c> that steps know. Hosts may use their own.</summary>
public static class Channels
{
    /// <summary>The web chat widget.</summary>
    public const string Web = "web";

    /// <summary>The webhook channel.</summary>
    public const string Webhook = "webHook";

    /// <summary>The Sinch Conversation API: SMS, RCS, WhatsApp and others.</summary>
    public const string SinchConversation = "sinchConversationAPI";

    /// <summary>Telephone.</summary>
    public const string SinchVoice = "SinchVoiceBotChannel";

    /// <summary>Telephone, the name in older bots.</summary>
    public const string Voice = "voice";

    /// <summary>Telephone, the name in the oldest bots.</summary>
    public const string LegacyPhone = "cmPhone";

    /// <summary>WhatsApp, the name in older bots.</summary>
    public const string WhatsApp = "whatsapp";

    /// <summary>Facebook Messenger.</summary>
    public const string Facebook = "facebook";

    /// <summary>Facebook Workplace.</summary>
    public const string FacebookWorkplace = "facebookWorkplace";

    /// <summary>Intercom.</summary>
    public const string Intercom = "intercom";

    /// <summary>Zendesk.</summary>
    public const string Zendesk = "ZendeskChatBotChannel";

    /// <summary>Whether a channel of this name is a telephone call; hosts flag their own voice channels in the execution options.</summary>
    public static bool IsVoice(string channel) => channel is SinchVoice or Voice or LegacyPhone;
}
