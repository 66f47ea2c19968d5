using System.Text.Json;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>A number of type <see cref="decimal"/>.</summary>
internal sealed class DecimalShape : JsonShape
{
    public override string Expected => "a number of at most 28 digits";

    public override bool TryRead(ref BotTokens tokens, out object? value)
    {
        value = null;
        if (tokens.Type != JsonTokenType.Number || !tokens.TryGetDecimal(out decimal number))
        {
            return tokens.Refuse(Expected);
        }

        value = number;
        return true;
    }

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteNumberValue((decimal)value);

    public override Value Describe(SchemaParts parts) => SchemaParts.Type("number");
}
