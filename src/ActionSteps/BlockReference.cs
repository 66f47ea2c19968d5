namespace ActionSteps;

/// <summary>The id of a block as a member of a step; the bot reader checks that the block exists.</summary>
/// <param name="Id">The id.</param>
public readonly record struct BlockReference(string Id)
{
    /// <summary>A reference from an id.</summary>
    public static implicit operator BlockReference(string id) => new(id);

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
