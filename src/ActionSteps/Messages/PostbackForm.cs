namespace ActionSteps.Messages;

/// <summary>How a click is written in the wire form of a message.</summary>
public enum PostbackForm
{
    /// <summary>As JSON text: history, transcripts and the offloading webhook.</summary>
    JsonText,

    /// <summary>
    /// As an opaque identifier of 40 hex digits: the webhook channel. <see cref="IssuedPostbacks"/> finds out what it means when it
    /// comes back.
    /// </summary>
    Opaque,
}
