using System.Collections.Frozen;
using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>The features of each channel. Names differ in case between documents and sessions, so case does not matter.</summary>
internal static class ChannelCapabilities
{
    private const ChannelFeatures WhatsApp = ChannelFeatures.Buttons | ChannelFeatures.List;

    private static readonly FrozenDictionary<string, ChannelFeatures> Known = new Dictionary<string, ChannelFeatures>
    {
        [Channels.Web] = ChannelFeatures.Templates | ChannelFeatures.Html | ChannelFeatures.WindowEvents,
        [Channels.Webhook] = ChannelFeatures.Templates | ChannelFeatures.JsonEvents,
        [Channels.Facebook] = ChannelFeatures.Templates | ChannelFeatures.Webview | ChannelFeatures.ThreeButtons,
        [Channels.FacebookWorkplace] = ChannelFeatures.Templates | ChannelFeatures.Webview,
        [Channels.WhatsApp] = WhatsApp,
        ["ACLWhatsappBotChannel"] = WhatsApp,
        ["WavyWhatsappBotChannel"] = WhatsApp,
        [Channels.Zendesk] = ChannelFeatures.Templates,
        [Channels.Intercom] = ChannelFeatures.None,
        [Channels.SinchVoice] = ChannelFeatures.None,
        [Channels.Voice] = ChannelFeatures.None,
        [Channels.LegacyPhone] = ChannelFeatures.None,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The features of a channel; a channel of the host's own shows every template.</summary>
    public static ChannelFeatures Of(string channel) => Known.GetValueOrDefault(channel, ChannelFeatures.Templates);
}
