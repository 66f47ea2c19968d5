namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Search for a text in a text, paid by the work that is really done.</summary>
internal static class TextSearch
{
    private const int Chunk = 1 << 18;
    private const int Head = 16;

    /// <summary>The first place at or behind a position, or -1.</summary>
    internal static int IndexOf(Realm realm, string text, string wanted, int from)
    {
        if (wanted.Length == 0)
        {
            return from <= text.Length ? from : -1;
        }

        // Only the head is searched for with vectors: comparing a long rest everywhere could take the square of the length.
        ReadOnlySpan<char> head = wanted.AsSpan(0, Math.Min(wanted.Length, Head));
        ReadOnlySpan<char> rest = wanted.AsSpan(head.Length);
        int last = text.Length - wanted.Length;
        while (from <= last)
        {
            ReadOnlySpan<char> part = text.AsSpan(from, Math.Min(text.Length - from, Chunk + head.Length));
            int at = part.IndexOf(head, StringComparison.Ordinal);
            realm.Meter.Charge(1 + ((at < 0 ? part.Length : at) >> 4));
            if (at < 0)
            {
                from += Chunk;
                continue;
            }

            from += at;
            if (from > last)
            {
                return -1;
            }

            int same = rest.IsEmpty ? 0 : text.AsSpan(from + head.Length, rest.Length).CommonPrefixLength(rest);
            realm.Meter.Charge(same >> 4);
            if (same == rest.Length)
            {
                return from;
            }

            from++;
        }

        return -1;
    }
}
