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
        try
        {
            if (!PlainJson.TryWrite(buffer, members))
            {
                buffer.ResetWrittenCount();
                WriteAny(buffer, members);
            }

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
            }
        }
    }

    private static void WriteAny(ArrayBufferWriter<byte> buffer, ValueObject members)
    {
        Utf8JsonWriter writer = s_writer ??= new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = Value.MaxDepth + 1, SkipValidation = true });
        writer.Reset(buffer);
        ValueWriter.Write(writer, members);
        writer.Flush();
    }
}
