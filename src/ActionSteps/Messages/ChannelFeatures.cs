namespace ActionSteps.Messages;

/// <summary>What a channel can show beside text and media (messages.md section 3).</summary>
[Flags]
internal enum ChannelFeatures
{
    None = 0,
    Buttons = 1,
    QuickReplies = 2,
    Carousel = 4,
    List = 8,
    Html = 16,
    Webview = 32,
    WindowEvents = 64,
    JsonEvents = 128,
    ThreeButtons = 256,
    Templates = Buttons | QuickReplies | Carousel | List,
}
