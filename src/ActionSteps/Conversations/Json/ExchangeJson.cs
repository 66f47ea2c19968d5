using System.Text.Json;
using ActionSteps.Replay;

namespace ActionSteps.Conversations.Json;

/// <summary>Recorded requests, answers and calls of ports.</summary>
internal static class ExchangeJson
{
    public static void Write(Utf8JsonWriter writer, RecordedExchange exchange)
    {
        writer.WriteStartObject();
        writer.WriteText("place", exchange.Place);
        writer.WriteText("method", exchange.Method);
        writer.WriteText("url", exchange.Url);
        writer.WriteOptional("bodyHash", exchange.BodyHash);
        if (exchange.Took is { } took)
        {
            writer.WriteNumber("ticks", took.Ticks);
        }

        writer.WriteMember("answer", exchange.Answer, Write);
        writer.WriteMember("failure", exchange.Failure, Write);
        writer.WriteEndObject();
    }

    public static RecordedExchange ReadExchange(JsonPart part) =>
        new(part.Text("place"), part.Text("method"), part.Text("url"), part.OptionalText("bodyHash"))
        {
            Took = part.TryMember("ticks", out _) ? new TimeSpan(part.Long("ticks")) : null,
            Answer = part.TryMember("answer", out JsonPart answer) ? ReadAnswer(answer) : null,
            Failure = part.TryMember("failure", out JsonPart failure) ? ReadFailure(failure) : null,
        };

    public static void Write(Utf8JsonWriter writer, RecordedCall call)
    {
        writer.WriteStartObject();
        writer.WriteText("place", call.Place);
        writer.WriteText("port", call.Port);
        writer.WriteText("operation", call.Operation);
        writer.WriteValue("request", call.Request);
        writer.WriteValue("result", call.Result);
        writer.WriteOptional("error", call.Error);
        writer.WriteOptional("errorName", call.ErrorName);
        writer.WriteOptional("errorCode", call.ErrorCode);
        writer.WriteFlag("isAbandoned", call.IsAbandoned);
        writer.WriteEndObject();
    }

    public static RecordedCall ReadCall(JsonPart part) => new(part.Text("place"), part.Text("port"), part.Text("operation"), part.ValueOf("request"))
    {
        Result = part.ValueOf("result"),
        Error = part.OptionalText("error"),
        ErrorName = part.OptionalText("errorName"),
        ErrorCode = part.OptionalText("errorCode"),
        IsAbandoned = part.Flag("isAbandoned"),
    };

    private static void Write(Utf8JsonWriter writer, RecordedAnswer answer)
    {
        writer.WriteStartObject();
        writer.WriteText("url", answer.Url);
        writer.WriteNumber("status", answer.Status);
        writer.WriteText("reason", answer.Reason);
        writer.WriteFlag("isRedirected", answer.IsRedirected);
        writer.WriteList("headers", answer.Headers, static (output, header) =>
        {
            output.WriteStartObject();
            output.WriteText("name", header.Key);
            output.WriteText("value", header.Value);
            output.WriteEndObject();
        });
        writer.WriteBase64String("body", answer.Body);
        writer.WriteList("pieces", answer.Pieces, static (output, length) => output.WriteNumberValue(length));
        writer.WriteNumber("readTicks", answer.ReadTook.Ticks);
        writer.WriteMember("failure", answer.Failure, Write);
        writer.WriteEndObject();
    }

    private static RecordedAnswer ReadAnswer(JsonPart part) => new(part.Text("url"), part.Int("status"), part.Text("reason"))
    {
        IsRedirected = part.Flag("isRedirected"),
        Headers = part.List("headers", static header => KeyValuePair.Create(header.Text("name"), header.Text("value"))),
        Body = part.Bytes("body"),
        Pieces = part.List("pieces", static piece => (int)Math.Clamp(piece.AsLong(), 0, int.MaxValue)),
        ReadTook = new TimeSpan(part.Long("readTicks")),
        Failure = part.TryMember("failure", out JsonPart failure) ? ReadFailure(failure) : null,
    };

    private static void Write(Utf8JsonWriter writer, RecordedFailure failure)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", Tags.Of(failure.Kind));
        writer.WriteText("systemCode", failure.SystemCode);
        writer.WriteText("message", failure.Message);
        writer.WriteEndObject();
    }

    private static RecordedFailure ReadFailure(JsonPart part) => new(part.Tag("kind", Tags.FindFailure), part.Text("systemCode"), part.Text("message"));
}
