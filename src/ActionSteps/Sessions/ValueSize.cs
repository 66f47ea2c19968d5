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

    private static void Add(Value value, ref long bytes, long limit)
    {
        if (value.TryGetText(out string? text))
        {
            AddText(text, ref bytes);
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
                AddText(members.Names[i], ref bytes);
                Add(members.Values[i], ref bytes, limit);
            }
        }
        else
        {
            bytes += value == Value.False ? 5 : 4;
        }
    }

    private static void AddText(string text, ref long bytes)
    {
        bytes += 2 + Encoding.UTF8.GetByteCount(text);
        foreach (char unit in text)
        {
            if (unit is '"' or '\\' or '\n' or '\r' or '\t' or '\b' or '\f')
            {
                bytes++;
            }
            else if (unit < ' ')
            {
                bytes += 5;
            }
        }
    }
}
