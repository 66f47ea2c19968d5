using System.Text.Json;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>A value that stands as text in a bot file; plain text unless a derived shape makes more of it.</summary>
internal class TextShape : JsonShape
{
    public override string Expected => "text";

    public override bool TryRead(ref BotTokens tokens, out object? value)
    {
        if (tokens.Type == JsonTokenType.String)
        {
            return TryParse(tokens.ReadText(), tokens.Check, out value);
        }

        value = null;
        return tokens.Refuse(Expected);
    }

    public override void Write(Utf8JsonWriter writer, object value) => Value.Text(ToText(value)).Write(writer);

    public override Value Describe(SchemaParts parts) => SchemaParts.Type("string");

    /// <summary>The value in a text; a text that has none is reported.</summary>
    protected virtual bool TryParse(string text, BotCheck check, out object? value)
    {
        value = text;
        return true;
    }

    /// <summary>The text of a value.</summary>
    protected virtual string ToText(object value) => (string)value;
}
