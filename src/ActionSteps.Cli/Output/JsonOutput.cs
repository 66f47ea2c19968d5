using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActionSteps.Sessions;

namespace ActionSteps.Cli.Output;

/// <summary>JSON for people and programs: indented, in the order of the members.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Format(Value value)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Indented))
        {
            value.Write(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
