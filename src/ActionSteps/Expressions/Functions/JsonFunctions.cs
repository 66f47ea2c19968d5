using System.Text.Json;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Values from and to JSON text.</summary>
internal static class JsonFunctions
{
    private const int WidestIndent = 10;

    public static BuiltInFunction[] All { get; } =
    [
        new("PARSE_JSON", 1, 1, "text", "The value of a JSON text.", Parse, "JSON"),
        new("STRINGIFY", 1, 2, "value[, indent]", "The value as JSON text, indented by that many spaces when they are given.", Stringify, "TO_JSON"),
    ];

    private static Value Parse(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        if (arguments[0].Depth > 0)
        {
            // A list or object is what its text would be read as.
            return arguments[0];
        }

        string text = arguments.PeekText(0, context);
        Work.ChargeText(context, text.Length);
        try
        {
            Value value = Value.ParseJson(text);
            ChargeLists(value, context);
            return value;
        }
        catch (JsonException exception)
        {
            throw new EvaluationFailure(
                ErrorCodes.InvalidJson,
                $"The text is not JSON (line {(exception.LineNumber ?? 0) + 1}, byte {(exception.BytePositionInLine ?? 0) + 1}); check where it comes from, or use TRY.");
        }
    }

    private static void ChargeLists(Value value, EvaluationContext context)
    {
        ReadOnlySpan<Value> parts = [];
        if (value.TryGetList(out ValueList? list))
        {
            Work.ChargeList(context, list.Count);
            parts = list.Items;
        }
        else if (value.TryGetObject(out ValueObject? members))
        {
            parts = members.Values;
        }

        foreach (ref readonly Value part in parts)
        {
            ChargeLists(part, context);
        }
    }

    private static Value Stringify(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        string indent = arguments.Length == 1 ? string.Empty
            : arguments[1].IsNumber ? new string(' ', Math.Clamp(arguments.Integer(1), 0, WidestIndent))
            : TextUnits.Slice(arguments.PeekText(1, context), 0, WidestIndent);
        return JsonText.Write(arguments[0], indent, context);
    }
}
