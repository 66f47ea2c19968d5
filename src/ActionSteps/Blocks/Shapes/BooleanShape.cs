using System.Text.Json;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class BooleanShape : JsonShape
{
    public override string Expected => "true or false";

    public override bool TryRead(ref BotTokens tokens, out object? value)
    {
        bool isBoolean = tokens.Type is JsonTokenType.True or JsonTokenType.False;
        value = isBoolean ? tokens.Type == JsonTokenType.True : null;
        return isBoolean || tokens.Refuse(Expected);
    }

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteBooleanValue((bool)value);

    public override Value Describe(SchemaParts parts) => SchemaParts.Type("boolean");
}
