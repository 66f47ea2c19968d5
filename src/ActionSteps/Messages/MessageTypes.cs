using System.Collections.Frozen;

namespace ActionSteps.Messages;

/// <summary>The types of the API form.</summary>
internal static class MessageTypes
{
    public const string Text = "text";
    public const string Buttons = "buttons";
    public const string QuickReplies = "quickReplies";
    public const string Carousel = "carousel";
    public const string List = "list";
    public const string Media = "media";
    public const string Html = "__raw";
    public const string Json = "JSONTemplate";
    public const string RichText = "richText";

    // Names differ by more than case, so that one look-up finds the exact and the case-insensitive match.
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>
    {
        [Text] = Text,
        [Buttons] = Buttons,
        ["button"] = Buttons,
        [QuickReplies] = QuickReplies,
        ["quickReply"] = QuickReplies,
        ["quick_replies"] = QuickReplies,
        [Carousel] = Carousel,
        ["generic"] = Carousel,
        [List] = List,
        [Media] = Media,
        ["image"] = Media,
        ["video"] = Media,
        ["audio"] = Media,
        ["file"] = Media,
        [Html] = Html,
        [Json] = Json,
        [RichText] = RichText,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names and aliases.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>The type that a name or one of its aliases stands for; <c>null</c> when it is not known.</summary>
    public static string? Find(string name) => Known.GetValueOrDefault(name);
}
