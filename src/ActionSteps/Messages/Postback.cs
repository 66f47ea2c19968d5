using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>What a click does: parameters are written to the session in order, then the conversation goes to a block.</summary>
/// <param name="NextBlock">The id of the block; <c>null</c> when the click counts as if the user had typed the title.</param>
/// <param name="Parameters">The variables that the click sets.</param>
public sealed record Postback(string? NextBlock, MessageItems<PostbackParameter> Parameters)
{
    /// <summary>A click that goes to a block.</summary>
    public Postback(string? nextBlock)
        : this(nextBlock, [])
    {
    }

    /// <summary>A click that counts as if the user had typed the title.</summary>
    public static Postback None { get; } = new((string?)null);

    /// <summary>The payload of the API form.</summary>
    internal Value ToApiForm() => Value.Object(
        ("nextDialogstateId", FormValues.Optional(NextBlock)),
        ("params", FormValues.OptionalList(Parameters, static parameter => parameter.ToForm())));

    /// <summary>The payload of the REST template form, in which both members are required.</summary>
    internal Value ToRestForm() => Value.Object(
        ("nextDialogstateId", NextBlock ?? string.Empty),
        ("sessionDataToSet", FormValues.ListOf(Parameters, static parameter => parameter.ToForm())));

    /// <summary>The payload of the wire form: JSON text, or the opaque identifier that stands for it.</summary>
    /// <param name="title">The caption of the button or quick reply.</param>
    /// <param name="type"><c>button</c> or <c>quickreply</c>.</param>
    /// <param name="form">Which of the two.</param>
    internal string ToPayload(string title, string type, PostbackForm form)
    {
        string json = Value.Object(
            ("title", title),
            ("caption", title),
            ("type", type),
            ("originalTitle", title),
            ("nextDialogstateId", FormValues.Optional(NextBlock)),
            ("parameters", FormValues.ListOf(Parameters, static parameter => parameter.ToForm()))).ToJson();
        return form == PostbackForm.Opaque ? IssuedPostbacks.IdOf(json) : json;
    }

    /// <summary>Reads a payload of any form; what is missing or of a wrong type is left out.</summary>
    internal static Postback Read(Value payload, IssuedPostbacks issued)
    {
        if (payload.TryGetText(out string? text))
        {
            return issued.TryResolve(text, out UserPostback? click) ? new Postback(click.NextBlock, click.Parameters) : None;
        }

        string? next = FormValues.OptionalTextOf(payload["nextDialogstateId"]);
        MessageItems<PostbackParameter> parameters = ReadParameters(payload);
        return next is null && parameters.Count == 0 ? None : new Postback(next, parameters);
    }

    /// <summary>Reads the list of parameters under any of its names.</summary>
    internal static MessageItems<PostbackParameter> ReadParameters(Value payload)
    {
        Value list = FormValues.FirstOf(payload["parameters"], payload["params"], payload["sessionDataToSet"]);
        List<PostbackParameter> parameters = [];
        foreach (Value item in FormValues.ObjectsOf(list))
        {
            if (FormValues.OptionalTextOf(item["key"]) is { } key)
            {
                parameters.Add(new PostbackParameter(key, item["value"].IsUndefined ? Value.Null : item["value"]));
            }
        }

        return MessageItems.Own(parameters);
    }
}
