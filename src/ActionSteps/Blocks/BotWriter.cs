using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ActionSteps.Blocks;

/// <summary>Writes bots as the JSON that <see cref="BotReader"/> reads. Members that are as by default are left out.</summary>
internal static class BotWriter
{
    public static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        NewLine = "\n",

        // The text is a file, never part of a page, so that it can keep letters and quotes readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(BotDefinition bot, StepRegistry steps)
    {
        ArrayBufferWriter<byte> utf8 = new();
        using (Utf8JsonWriter writer = new(utf8, Options))
        {
            steps.Freeze().Write(writer, BotFile.Of(bot));
        }

        return Encoding.UTF8.GetString(utf8.WrittenSpan);
    }
}
