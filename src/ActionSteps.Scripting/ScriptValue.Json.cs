using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionSteps.Scripting;

/// <content>Conversions to and from JSON.</content>
public readonly partial struct ScriptValue
{
    private const int MaxJsonDepth = 256;

    /// <summary>Reads one JSON value; the reader stands on its first token, or before it.</summary>
    /// <param name="reader">The reader, afterwards on the last token of the value.</param>
    /// <exception cref="JsonException">The text is no JSON, or nested deeper than the reader allows.</exception>
    public static ScriptValue Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.None)
        {
            reader.Read();
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return Null;
            case JsonTokenType.True or JsonTokenType.False:
                return reader.TokenType == JsonTokenType.True;
            case JsonTokenType.Number:
                return reader.GetDouble();
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.StartArray:
                var items = new List<ScriptValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader));
                }

                return List(items);
            case JsonTokenType.StartObject:
                var members = new List<KeyValuePair<string, ScriptValue>>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    string name = reader.GetString() ?? "";
                    reader.Read();
                    members.Add(new(name, Read(ref reader)));
                }

                return Object(members);
            default:
                throw new JsonException($"Unexpected token '{reader.TokenType}'.");
        }
    }

    /// <summary>Reads a JSON text.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static ScriptValue Parse(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = MaxJsonDepth });
        ScriptValue value = Read(ref reader);
        return !reader.Read() ? value : throw new JsonException("Text after the value.");
    }

    /// <summary>Takes over a JSON element.</summary>
    /// <param name="element">The element; one of kind undefined gives undefined.</param>
    public static ScriptValue From(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Undefined:
                return Undefined;
            case JsonValueKind.Null:
                return Null;
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            case JsonValueKind.Number:
                return element.GetDouble();
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Array:
                return List([.. element.EnumerateArray().Select(From)]);
            default:
                return Object([.. element.EnumerateObject().Select(member => new KeyValuePair<string, ScriptValue>(member.Name, From(member.Value)))]);
        }
    }

    /// <summary>Takes over a JSON node.</summary>
    /// <param name="node">The node; null gives null.</param>
    public static ScriptValue From(JsonNode? node)
    {
        if (node is null)
        {
            return Null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            node.WriteTo(writer);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = MaxJsonDepth });
        return Read(ref reader);
    }

    /// <summary>Writes the value as <c>JSON.stringify</c> does: members that are undefined are left out, items become null, as do numbers that JSON does not know.</summary>
    /// <param name="writer">Where to write.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (Kind)
        {
            case ScriptValueKind.Boolean:
                writer.WriteBooleanValue(AsBoolean());
                break;
            case ScriptValueKind.Number when double.IsFinite(_number):
                writer.WriteRawValue(NumberText.Format(_number), skipInputValidation: true);
                break;
            case ScriptValueKind.Text:
                writer.WriteStringValue(AsText());
                break;
            case ScriptValueKind.List:
                writer.WriteStartArray();
                foreach (ScriptValue item in AsList())
                {
                    item.WriteTo(writer);
                }

                writer.WriteEndArray();
                break;
            case ScriptValueKind.Object:
                writer.WriteStartObject();
                foreach ((string name, ScriptValue value) in AsObject())
                {
                    if (value.Kind is not ScriptValueKind.Undefined and not ScriptValueKind.Function)
                    {
                        writer.WritePropertyName(name);
                        value.WriteTo(writer);
                    }
                }

                writer.WriteEndObject();
                break;
            case ScriptValueKind.Bytes:
                writer.WriteStartObject();
                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <summary>The value as compact JSON, other characters than quotes and controls as they are.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 }))
        {
            WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The value as a JSON node; null for null and undefined.</summary>
    public JsonNode? ToJsonNode() => IsNullish ? null : JsonNode.Parse(ToJson(), documentOptions: new JsonDocumentOptions { MaxDepth = 1000 });

    /// <summary>The value as a JSON element.</summary>
    public JsonElement ToJsonElement()
    {
        using JsonDocument document = JsonDocument.Parse(ToJson(), new JsonDocumentOptions { MaxDepth = 1000 });
        return document.RootElement.Clone();
    }
}
