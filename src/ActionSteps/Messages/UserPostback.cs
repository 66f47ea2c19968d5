using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// The user has clicked a button or quick reply: the parameters are written to the session in order, then the conversation goes to the
/// block. Without a block the title counts as if the user had typed it.
/// </summary>
/// <param name="Title">The caption.</param>
/// <param name="NextBlock">The id of the block; <c>null</c> for none.</param>
/// <param name="Parameters">The variables that the click sets.</param>
public sealed record UserPostback(string Title, string? NextBlock, MessageItems<PostbackParameter> Parameters) : UserMessage
{
    internal const string TypeName = "postback";

    /// <inheritdoc/>
    public override string MessageType => TypeName;

    /// <inheritdoc/>
    public override string Content => Title;

    /// <inheritdoc/>
    public override Value ToWireForm() => Value.Object(
        ("messageType", TypeName),
        ("title", Title),
        ("text", Title),
        ("parameters", FormValues.ListOf(Parameters, static parameter => parameter.ToForm())),
        ("nextDialogstateId", FormValues.Optional(NextBlock)));

    /// <summary>Reads the wire form or the JSON text of a payload; older ones have no title but a caption.</summary>
    internal static UserPostback Read(Value form) => new(
        FormValues.TextOf(FormValues.FirstOf(form["title"], form["caption"], form["originalTitle"])),
        FormValues.OptionalTextOf(form["nextDialogstateId"]),
        Postback.ReadParameters(form));
}
