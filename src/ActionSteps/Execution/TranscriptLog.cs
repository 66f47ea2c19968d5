using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Execution;

/// <summary>What a run adds to the history of a conversation.</summary>
internal sealed class TranscriptLog
{
    private List<(OutgoingMessage Message, DateTimeOffset Time)>? _added;

    public int Count => _added?.Count ?? 0;

    public void Add(OutgoingMessage message, DateTimeOffset time) => (_added ??= new List<(OutgoingMessage, DateTimeOffset)>(capacity: 1)).Add((message, time));

    public void Truncate(int count) => _added?.RemoveRange(count, _added.Count - count);

    /// <summary>When the message at a position was added.</summary>
    public DateTimeOffset TimeOf(int index) => _added?[index].Time ?? default;

    /// <summary>Everything, oldest first, with what came before the run. The run may have made sensitive what was said before it.</summary>
    public IReadOnlyList<TranscriptEntry> ToList(IReadOnlyList<TranscriptEntry> before, SensitiveMask? mask) => mask is null
        ? [.. before, .. Added(mask)]
        : [.. before.Select(entry => entry with { Message = mask.Mask(entry.Message) }), .. Added(mask)];

    /// <summary>What the run has added, in wire form.</summary>
    public IReadOnlyList<TranscriptEntry> Added(SensitiveMask? mask)
    {
        if (_added is null)
        {
            return [];
        }

        var entries = new TranscriptEntry[_added.Count];
        for (int i = 0; i < entries.Length; i++)
        {
            (OutgoingMessage message, DateTimeOffset time) = _added[i];
            entries[i] = new TranscriptEntry(TranscriptActor.Bot, Form(message, mask), time);
        }

        return entries;
    }

    private static Value Form(OutgoingMessage message, SensitiveMask? mask)
    {
        if (mask is null)
        {
            return message.ToWireForm();
        }

        // The wire form hides values in the JSON text of clicks and in addresses, so the mask comes first; and again for a message
        // that cannot be read any more because the mask hit its type.
        OutgoingMessage masked = OutgoingMessage.FromApiForm(mask.Mask(message.ToApiForm())) ?? message;
        return mask.Mask(masked.ToWireForm());
    }
}
