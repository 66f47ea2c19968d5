using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>The page sends a chat message in the user's name.</summary>
/// <param name="Text">The text; never blank.</param>
public sealed record IframeMessage(string Text) : IframeEvent
{
    internal static IframeMessage? Read(Value payload) =>
        payload["text"].TryGetText(out string? text) && !string.IsNullOrWhiteSpace(text) ? new IframeMessage(text) : null;
}
