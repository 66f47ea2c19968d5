using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>How much text and data the placeholders of one message may still bring in. Used by one thread.</summary>
internal sealed class ContentBudget
{
    // Deeper data is of no use to a channel, and a message nests a dozen levels around it, outboxes a few more.
    private const int DeepestValue = 32;

    private long _left = FormValues.MaxBytes;

    public static string ExceededMessage =>
        $"The JSON text of the message would be larger than {FormValues.MaxBytes / 1024 / 1024} MB; it was not sent.";

    public bool IsExceeded => _left < 0;

    /// <summary>The value; null when it nests too deep, when there is none, or when the budget is used up.</summary>
    public Value Take(Value value)
    {
        _left -= ValueSize.Utf8Bytes(value, _left);
        return IsExceeded || value.IsUndefined || value.Depth > DeepestValue ? Value.Null : value;
    }
}
