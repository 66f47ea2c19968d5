using System.Buffers;
using System.Text;

namespace ActionSteps.Sessions;

/// <summary>The exact size of a value as compact JSON.</summary>
internal static class ValueSize
{
    /// <summary>UTF-8 bytes of the compact JSON text; stops counting soon after the limit is passed.</summary>
    public static long Utf8Bytes(Value value, long limit)
    {
        long bytes = 0;
        Add(value, ref bytes, limit);
        return bytes;
    }

    /// <summary>
    /// UTF-8 bytes of all members, each with its colon and a comma; one more than that is the whole object. Stops counting soon after
    /// the limit is passed.
    /// </summary>
    public static long MemberBytes(ValueObject members, long limit)
    {
        long bytes = 0;
        for (int i = 0; i < members.Count && bytes <= limit; i++)
        {
            bytes += MemberBytes(members.Names[i], members.Values[i], limit);
        }

        return bytes;
    }

    /// <summary>UTF-8 bytes of a member with its colon and a comma; 0 when the value is undefined and so the member does not exist.</summary>
    public static long MemberBytes(string name, Value value, long limit) =>
        value.IsUndefined ? 0 : 2 + Utf8Bytes(name) + Utf8Bytes(value, limit);

    private static void Add(Value value, ref long bytes, long limit)
    {
        if (value.TryGetText(out string? text))
        {
            bytes += Utf8Bytes(text);
        }
        else if (value.TryGetNumber(out double number))
        {
            bytes += NumberText.Format(number, stackalloc char[NumberText.MaxLength]);
        }
        else if (value.TryGetList(out ValueList? list))
        {
            bytes += 1 + Math.Max(1, list.Count);
            for (int i = 0; i < list.Count && bytes <= limit; i++)
            {
                Add(list.Items[i], ref bytes, limit);
            }
        }
        else if (value.TryGetObject(out ValueObject? members))
        {
            bytes += 1 + Math.Max(1, 2 * members.Count);
            for (int i = 0; i < members.Count && bytes <= limit; i++)
            {
                bytes += Utf8Bytes(members.Names[i]);
                Add(members.Values[i], ref bytes, limit);
            }
        }
        else
        {
            bytes += value == Value.False ? 5 : 4;
        }
    }

    /// <summary>UTF-8 bytes of a text with its quotes and escapes.</summary>
    public static long Utf8Bytes(ReadOnlySpan<char> text)
    {
        long bytes = 2;
        int at;
        while ((at = text.IndexOfAny(Special)) >= 0)
        {
            bytes += Encoding.UTF8.GetByteCount(text[..at]);
            (int used, int written) = Measure(text[at..]);
            bytes += written;
            text = text[(at + used)..];
        }

        return bytes + Encoding.UTF8.GetByteCount(text);
    }

    /// <summary>Units and bytes of an escape or a surrogate pair.</summary>
    private static (int Used, int Written) Measure(ReadOnlySpan<char> text) => text[0] switch
    {
        '"' or '\\' or '\n' or '\r' or '\t' or '\b' or '\f' => (1, 2),
        char unit when char.IsHighSurrogate(unit) && text.Length > 1 && char.IsLowSurrogate(text[1]) => (2, 4),
        _ => (1, 6),
    };

    // Everything whose bytes are not those of its UTF-8 form: what JSON escapes, and surrogates, which may be lone.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "\"\\" + string.Concat(Enumerable.Range(0, ' ').Concat(Enumerable.Range(0xd800, 0x800)).Select(unit => (char)unit)));
}
