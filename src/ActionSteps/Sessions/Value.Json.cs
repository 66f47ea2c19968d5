using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionSteps.Sessions;

public readonly partial struct Value
{
    /// <summary>Reads one JSON value from UTF-8 without building a document first.</summary>
    /// <remarks>Of equal member names the last value wins. Lone surrogates in escapes are kept.</remarks>
    /// <param name="reader">A reader before or at the first token of the value; afterwards it is at the last one.</param>
    /// <exception cref="JsonException">The text is not JSON, a number is beyond the range of a double, or nesting is too deep.</exception>
    public static Value Read(ref Utf8JsonReader reader) => ValueReader.Read(ref reader);

    /// <summary>Reads JSON text.</summary>
    /// <exception cref="JsonException">The text is not one JSON value, a number is beyond the range of a double, or nesting is too deep.</exception>
    public static Value ParseJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return ParseJson(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads UTF-8 JSON text.</summary>
    /// <exception cref="JsonException">The text is not one JSON value, a number is beyond the range of a double, or nesting is too deep.</exception>
    public static Value ParseJson(ReadOnlySpan<byte> utf8)
    {
        if (ValueParser.TryParse(utf8, out Value value))
        {
            return value;
        }

        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        value = Read(ref reader);
        // Anything but white space after the value raises here.
        reader.Read();
        return value;
    }

    /// <summary>Takes over a JSON element; undefined elements give <see cref="Undefined"/>.</summary>
    /// <exception cref="JsonException">A number is beyond the range of a double, or nesting is too deep.</exception>
    public static Value From(JsonElement element) =>
        element.ValueKind == JsonValueKind.Undefined ? default : ParseJson(element.GetRawText());

    /// <summary>
    /// Takes over a plain .NET value: <c>null</c>, booleans, numbers, text, <see cref="char"/>, <see cref="Guid"/>, dates (as ISO text
    /// in UTC), JSON elements and nodes, and dictionaries with text keys or sequences of these.
    /// </summary>
    /// <exception cref="ArgumentException">The type is none of these.</exception>
    /// <exception cref="LimitExceededException">Nesting is deeper than <see cref="MaxDepth"/>, as with an object that contains itself.</exception>
    public static Value From(object? source) => ValueConversion.From(source, 0);

    /// <summary>Writes the value as JSON; undefined is written as null.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ValueWriter.Write(writer, this);
    }

    /// <summary>Compact JSON text with everything beyond ASCII as it is; undefined gives <c>null</c>.</summary>
    public string ToJson() => ValueText.ToJson(this);

    /// <summary>The value as a tree of JSON nodes; <c>null</c> for null and undefined.</summary>
    public JsonNode? ToJsonNode() => JsonNode.Parse(ToJson(), documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth });

    /// <summary>
    /// The value as plain .NET: <c>null</c>, <see cref="bool"/>, <see cref="double"/>, <see cref="string"/>,
    /// <see cref="List{T}"/> of objects, or <see cref="Dictionary{TKey,TValue}"/> of text to objects.
    /// </summary>
    public object? ToObject() => ValueConversion.ToObject(this);
}
