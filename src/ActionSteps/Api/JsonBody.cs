using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>Writes JSON bodies.</summary>
internal static class JsonBody
{
    // A thread keeps its buffer unless a request was unusually large.
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? s_writer;

    public static byte[] Write(ValueObject members)
    {
        ArrayBufferWriter<byte> buffer = s_buffer ??= new ArrayBufferWriter<byte>(512);
        Utf8JsonWriter writer = s_writer ??= new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = Value.MaxDepth + 1, SkipValidation = true });
        try
        {
            ValueWriter.Write(writer, members);
            writer.Flush();
            return buffer.WrittenSpan.ToArray();
        }
        finally
        {
            if (buffer.Capacity > LargestKept)
            {
                (s_buffer, s_writer) = (null, null);
            }
            else
            {
                buffer.ResetWrittenCount();
                writer.Reset(buffer);
            }
        }
    }
}
