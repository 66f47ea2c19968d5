using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>A text with answers that the user can tap.</summary>
/// <param name="Text">The text; empty for none.</param>
/// <param name="QuickReplies">The answers.</param>
public sealed record QuickRepliesMessage(string Text, MessageItems<QuickReply> QuickReplies) : OutgoingMessage
{
    internal override bool IsEmpty => Text.Length == 0 && QuickReplies.Count == 0;

    internal override IEnumerable<string> PostbackTexts => QuickReplies.Select(reply => reply.PostbackText).OfType<string>();

    /// <inheritdoc/>
    public override Value ToApiForm() => ApiForm(
        MessageTypes.QuickReplies,
        ("textMessages", TextMessages(Text)),
        ("quickReplies", FormValues.ListOf(QuickReplies, static reply => reply.ToApiForm())));

    /// <inheritdoc/>
    public override Value ToWireForm(PostbackForm postbacks = PostbackForm.JsonText) => Value.Object(
        ("text", FormValues.Optional(Text)),
        ("quick_replies", FormValues.ListOf(QuickReplies, reply => reply.ToWireForm(postbacks))));

    /// <inheritdoc/>
    public override Value ToRestForm() => RestForm(
        RestTemplates.QuickReplies,
        ("textMessages", TextMessages(Text)),
        ("quickReplies", FormValues.ListOf(QuickReplies, static reply => reply.ToRestForm())));
}
