using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ActionSteps.Blocks.Reading;

/// <summary>Says where and why a text is not JSON.</summary>
internal static class SyntaxFault
{
    public static void Report(JsonException syntax, ReadOnlySpan<byte> utf8, int maxDepth, BotCheck check)
    {
        int end = FindEnd(utf8, maxDepth);
        string message = utf8.Trim(" \t\r\n"u8).IsEmpty ? "The text is empty. A bot is a JSON object."
            : end == utf8.Length ? "The text ends before the bot is complete. It was probably cut off."
            : FindEnd(utf8, maxDepth + 1) > end ? $"Objects and lists nest deeper than {maxDepth} levels, which no bot needs."
            : $"This is not JSON: {Sentence(syntax.Message)}";
        check.FaultAt(end, message);
    }

    /// <summary>The first byte that is not UTF-8; -1 when all are.</summary>
    public static int FindInvalidUtf8(ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
        {
            return FaultPlace.Unknown;
        }

        int at = 0;
        while (Rune.DecodeFromUtf8(utf8[at..], out _, out int length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    /// <summary>Where the text stops being JSON; its length when it is the beginning of JSON.</summary>
    private static int FindEnd(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        JsonReaderState state = new(new JsonReaderOptions
        {
            MaxDepth = maxDepth,
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        });
        Utf8JsonReader reader = new(utf8, isFinalBlock: false, state);
        try
        {
            while (reader.Read())
            {
            }

            return utf8.Length;
        }
        catch (JsonException syntax)
        {
            return OffsetOf(syntax, utf8);
        }
    }

    /// <summary>The framework tells places as line and byte in the line, both from 0.</summary>
    private static int OffsetOf(JsonException syntax, ReadOnlySpan<byte> utf8)
    {
        int offset = 0;
        for (long line = 0; line < syntax.LineNumber.GetValueOrDefault(); line++)
        {
            offset += utf8[offset..].IndexOf((byte)'\n') + 1;
        }

        return (int)Math.Min(offset + syntax.BytePositionInLine.GetValueOrDefault(), utf8.Length);
    }

    /// <summary>The message of the framework without its own way to say where.</summary>
    private static string Sentence(string message)
    {
        int end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
