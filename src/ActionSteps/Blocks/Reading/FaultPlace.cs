namespace ActionSteps.Blocks.Reading;

/// <summary>Where a fault is.</summary>
/// <param name="Parts">The JSON path.</param>
/// <param name="Offset">The byte where the token starts; <see cref="Unknown"/> when only the path is known.</param>
/// <param name="TextIndex">The UTF-16 unit within the text at that place; <see cref="Unknown"/> for the whole.</param>
internal readonly record struct FaultPlace(PathPart[] Parts, int Offset, int TextIndex)
{
    public const int Unknown = -1;

    /// <summary>A place of which only the path is known; its position is looked up at the end.</summary>
    public static FaultPlace OfPath(params PathPart[] parts) => new(parts, Unknown, Unknown);

    /// <summary>A member of the object at this place.</summary>
    public FaultPlace Of(string member) => OfPath([.. Parts, new PathPart(member, 0)]);

    /// <summary>A member of an object in the object at this place.</summary>
    public FaultPlace Of(string owner, string member) => Of(owner).Of(member);

    /// <summary>A member of an item of a list in the object at this place.</summary>
    public FaultPlace Of(string list, int index, string member) =>
        OfPath([.. Parts, new PathPart(list, 0), new PathPart(null, index), new PathPart(member, 0)]);
}
