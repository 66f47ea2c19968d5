using System.Text.Json;
using ActionSteps.Blocks.Checks;
using ActionSteps.Blocks.Reading;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>A message in the API form.</summary>
internal sealed class MessageShape : JsonShape
{
    public override string Expected => "an object with a type and a config";

    public override bool TryRead(ref BotTokens tokens, out object? value)
    {
        value = null;
        if (tokens.Type != JsonTokenType.StartObject)
        {
            return tokens.Refuse(Expected);
        }

        if (!ValueShape.TryReadValue(ref tokens, out Value form))
        {
            return false;
        }

        MessageTemplate message = MessageTemplate.Parse(form);
        MessageCheck.Report(message, tokens.Check);
        value = message;
        return true;
    }

    public override void Write(Utf8JsonWriter writer, object value) => ((MessageTemplate)value).ApiForm.Write(writer);

    public override void Check(object value, BotCheck check) => MessageCheck.Report((MessageTemplate)value, check);

    public override Value Describe(SchemaParts parts) => parts.Refer("message", _ => MessageSchema);

    private static Value MessageSchema =>
        SchemaParts.Type("object")
            .With("description", "A message in the API form. Texts may hold placeholders.")
            .With("properties", Value.Object(
                ("type", SchemaParts.OneOf([.. MessageTypes.Names]).With("description", "The type of the message.")),
                ("config", SchemaParts.Type("object").With("description", "The content of the message."))))
            .With("required", Value.List("type"));
}
