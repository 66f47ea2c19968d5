using System.Buffers;
using System.Text.Json;
using ActionSteps.Sessions;

namespace ActionSteps.Storage.Sql;

/// <summary>Values as the JSON that databases keep.</summary>
internal static class ValueJson
{
    public static ReadOnlyMemory<byte> Write(Value value)
    {
        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            value.Write(writer);
        }

        return json.WrittenMemory;
    }
}
