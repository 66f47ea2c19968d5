using System.Text;
using System.Text.Json;

namespace ActionSteps.Benchmarks.Sessions;

/// <summary>Twenty variables as a ticket bot has them, and the hand-written way to keep them.</summary>
internal static class SampleVariables
{
    public const int Count = 20;

    public static byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(
        """
        {"firstName":"Ann","lastName":"Janssens","email":"ann.janssens@example.com","preferredLanguage":"nl","locale":"nl-BE",
        "destination":"Gent-Sint-Pieters","origin":"Brussel-Centraal","travelDate":"2026-11-21T08:15:00.000Z","seats":2,"price":12.5,
        "total":25,"discount":0.1,"isReturn":true,"hasBike":false,"loyaltyNumber":"BE-0471-998-112","notUnderstood":1,
        "reuseFlow":"5f1d7a3c9b2e4f6081a2b3c4","coupon":null,
        "address":{"street":"Kouter 1","city":"Gent","zip":"9000"},"stops":["Aalst","Dendermonde"]}
        """.ReplaceLineEndings(string.Empty));

    /// <summary>The baseline: a dictionary of objects, read with the framework's reader.</summary>
    public static Dictionary<string, object?> ReadDictionary(ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader reader = new(utf8);
        reader.Read();
        return ReadObject(ref reader);
    }

    /// <summary>The baseline: a dictionary of objects, written with the framework's writer.</summary>
    public static void WriteDictionary(Utf8JsonWriter writer, Dictionary<string, object?> variables)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in variables)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static Dictionary<string, object?> ReadObject(ref Utf8JsonReader reader)
    {
        Dictionary<string, object?> members = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString() ?? string.Empty;
            reader.Read();
            members[name] = ReadValue(ref reader);
        }

        return members;
    }

    private static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadList(ref reader),
        _ => null,
    };

    private static List<object?> ReadList(ref Utf8JsonReader reader)
    {
        List<object?> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader));
        }

        return items;
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case bool boolean:
                writer.WriteBooleanValue(boolean);
                break;
            case Dictionary<string, object?> members:
                WriteDictionary(writer, members);
                break;
            case List<object?> items:
                writer.WriteStartArray();
                foreach (object? item in items)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
