using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ActionSteps.Blocks;

/// <summary>
/// The JSON Schema (2020-12) of bot files, for editors to complete and check while a builder writes. It says what
/// <see cref="BotReader"/> binds; references between blocks and templates are checked by the reader only.
/// </summary>
public static class BotSchema
{
    /// <summary>The schema as indented JSON.</summary>
    /// <param name="steps">The kinds of steps; the built-in ones when left out. Nothing can be added to it afterwards.</param>
    public static string Create(StepRegistry? steps = null)
    {
        ArrayBufferWriter<byte> utf8 = new();
        using (Utf8JsonWriter writer = new(utf8, BotWriter.Options))
        {
            (steps ?? StepRegistry.BuiltIn).Freeze().Describe().Write(writer);
        }

        return Encoding.UTF8.GetString(utf8.WrittenSpan);
    }
}
