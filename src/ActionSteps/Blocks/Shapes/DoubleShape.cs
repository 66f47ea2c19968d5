using System.Text.Json;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>A number of type <see cref="double"/>.</summary>
internal sealed class DoubleShape : JsonShape
{
    public override string Expected => "a number";

    public override bool TryRead(ref BotTokens tokens, out object? value)
    {
        value = null;
        if (tokens.Type != JsonTokenType.Number || !tokens.TryGetDouble(out double number))
        {
            return tokens.Refuse(Expected);
        }

        value = number;
        return true;
    }

    public override void Write(Utf8JsonWriter writer, object value) => Value.Number((double)value).Write(writer);

    public override Value Describe(SchemaParts parts) => SchemaParts.Type("number");
}
