using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// The messages of answers by their JSON text: a back end sends the same ones with placeholders again and again, and comparing text costs a
/// fraction of reading it. Bounded: messages that arrive at a full place replace older ones. Thread-safe: entries are immutable.
/// </summary>
internal static class RecentReplies
{
    private const int Places = 64;
    private const int Ways = 4;

    // The first bytes say where to look. Shorter texts have nothing worth keeping.
    private const int LeadingBytes = 56;
    private const int LargestKept = 2_048;

    private static readonly Entry?[] s_kept = new Entry?[Places * Ways];
    private static int s_next;

    /// <summary>The messages at the start of a text; <c>null</c> when they are not kept.</summary>
    /// <param name="text">JSON text that may go on behind them.</param>
    /// <param name="length">The bytes of the messages.</param>
    public static MessageTemplate[]? Find(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        if (text.Length < LeadingBytes)
        {
            return null;
        }

        int place = PlaceOf(text);
        for (int way = 0; way < Ways; way++)
        {
            // The text of an entry ends with a bracket, so that whatever starts with it is the same value.
            if (Volatile.Read(ref s_kept[place + way]) is { } entry && text.StartsWith(entry.Text))
            {
                length = entry.Text.Length;
                return entry.Messages;
            }
        }

        return null;
    }

    /// <summary>Keeps a list of messages of which one at least has placeholders; the others are read faster than they are found.</summary>
    public static void Keep(ReadOnlySpan<byte> text, Value messages)
    {
        if (text.Length is < LeadingBytes or > LargestKept || !messages.TryGetList(out ValueList? forms) || !IsWorthKeeping(forms.Items))
        {
            return;
        }

        MessageTemplate[] templates = [.. forms.Select(RecentMessages.Parse)];
        int way = (Interlocked.Increment(ref s_next) & int.MaxValue) % Ways;
        Volatile.Write(ref s_kept[PlaceOf(text) + way], new Entry(text.ToArray(), templates));
    }

    private static bool IsWorthKeeping(ReadOnlySpan<Value> forms)
    {
        bool hasBraces = false;
        foreach (ref readonly Value form in forms)
        {
            if (ReplyContract.LacksConfig(form))
            {
                return false;
            }

            hasBraces |= ContentTemplate.HasBraces(form["config"]);
        }

        return hasBraces;
    }

    private static int PlaceOf(ReadOnlySpan<byte> text)
    {
        HashCode hash = default;
        hash.AddBytes(text[..LeadingBytes]);
        return (int)((uint)hash.ToHashCode() % Places) * Ways;
    }

    private sealed record Entry(byte[] Text, MessageTemplate[] Messages);
}
