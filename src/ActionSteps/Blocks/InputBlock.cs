using ActionSteps.Sessions;

namespace ActionSteps.Blocks;

/// <summary>A block that waits for the user's next message and stores its text.</summary>
/// <param name="id">The id, unique in the bot.</param>
/// <param name="variable">The variable that gets the text.</param>
public sealed class InputBlock(string id, VariablePath variable) : Block(id)
{
    /// <inheritdoc/>
    public override string Kind => "input";

    /// <summary>The variable that gets the text.</summary>
    public VariablePath Variable { get; } = variable;

    /// <summary>Where to go after the answer; <c>null</c> ends the turn.</summary>
    public GoTo? GoTo { get; init; }
}
