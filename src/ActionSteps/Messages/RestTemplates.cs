namespace ActionSteps.Messages;

/// <summary>The names of the REST template form.</summary>
internal static class RestTemplates
{
    public const string Text = "textMessageTemplate";
    public const string Buttons = "buttonTemplate";
    public const string QuickReplies = "quickReplyTemplate";
    public const string Carousel = "carouselTemplate";
    public const string List = "listTemplate";
    public const string Media = "attachmentTemplate";
    public const string Html = "htmlTemplate";
    public const string Json = "jsonTemplate";
    public const string RichText = "richTextTemplate";
}
