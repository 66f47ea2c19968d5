using System.Globalization;
using System.Text.Json;
using ActionSteps.Blocks.Reading;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Shapes;

/// <summary>A whole number of a .NET type.</summary>
internal sealed class IntegerShape(long least, long most, Func<long, object> convert) : JsonShape
{
    public override string Expected { get; } =
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");

    public override bool TryRead(ref BotTokens tokens, out object? value)
    {
        value = null;
        if (tokens.Type != JsonTokenType.Number || !tokens.TryGetInt64(out long number) || number < least || number > most)
        {
            return tokens.Refuse(Expected);
        }

        value = convert(number);
        return true;
    }

    public override void Write(Utf8JsonWriter writer, object value) =>
        writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));

    public override Value Describe(SchemaParts parts) => SchemaParts.Type("integer");
}
