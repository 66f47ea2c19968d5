using ActionSteps.Variables;

namespace ActionSteps.Blocks;

/// <summary>A connection to another block that may assign variables on the way.</summary>
/// <param name="Block">The id of the block.</param>
public sealed record GoTo(string Block)
{
    /// <summary>Assignments, done in order before the block is entered, each seeing the ones before.</summary>
    public IReadOnlyList<Assignment> Assignments { get; init; } = [];

    /// <summary>A connection without assignments.</summary>
    public static implicit operator GoTo(string block) => new(block);
}
