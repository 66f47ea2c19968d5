namespace ActionSteps.Blocks;

/// <summary>A block that goes where the first condition that holds leads; later ones are not looked at.</summary>
/// <param name="id">The id, unique in the bot.</param>
/// <param name="branches">The branches in order.</param>
public sealed class ConditionBlock(string id, IReadOnlyList<ConditionBranch> branches) : Block(id)
{
    /// <inheritdoc/>
    public override string Kind => "condition";

    /// <summary>The branches in order.</summary>
    public IReadOnlyList<ConditionBranch> Branches { get; } = [.. branches];

    /// <summary>Where to go when no condition holds; <c>null</c> ends the turn.</summary>
    public GoTo? Else { get; init; }
}
