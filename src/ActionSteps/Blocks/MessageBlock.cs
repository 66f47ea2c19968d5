using ActionSteps.Messages;

namespace ActionSteps.Blocks;

/// <summary>A block that sends messages.</summary>
/// <param name="id">The id, unique in the bot.</param>
/// <param name="messages">The messages in order.</param>
public sealed class MessageBlock(string id, IReadOnlyList<MessageTemplate> messages) : Block(id)
{
    /// <inheritdoc/>
    public override string Kind => "message";

    /// <summary>The messages in order.</summary>
    public IReadOnlyList<MessageTemplate> Messages { get; } = [.. messages];

    /// <summary>Where to go after the messages; <c>null</c> ends the turn.</summary>
    public GoTo? GoTo { get; init; }
}
