using System.Text.Json;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations.Json;

/// <summary>Writes members; what is as by default is left out.</summary>
internal static class JsonWriting
{
    public static void WriteStart(this Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber(JsonPart.FormatName, ConversationJson.Format);
    }

    /// <summary>A text as it is, lone surrogates included.</summary>
    public static void WriteText(this Utf8JsonWriter writer, string name, string text)
    {
        writer.WritePropertyName(name);
        ValueWriter.Write(writer, Value.Text(text));
    }

    public static void WriteOptional(this Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteText(name, text);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            writer.WriteString(name, known);
        }
    }

    public static void WriteFlag(this Utf8JsonWriter writer, string name, bool flag)
    {
        if (flag)
        {
            writer.WriteBoolean(name, true);
        }
    }

    /// <summary>A value; undefined is left out, so that it is not null when it is read.</summary>
    public static void WriteValue(this Utf8JsonWriter writer, string name, Value value)
    {
        if (!value.IsUndefined)
        {
            writer.WritePropertyName(name);
            ValueWriter.Write(writer, value);
        }
    }

    public static void WriteValue(this Utf8JsonWriter writer, string name, ValueObject members)
    {
        writer.WritePropertyName(name);
        ValueWriter.Write(writer, members);
    }

    public static void WriteList<T>(this Utf8JsonWriter writer, string name, IReadOnlyCollection<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    }

    public static void WriteMember<T>(this Utf8JsonWriter writer, string name, T? value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            write(writer, value);
        }
    }
}
