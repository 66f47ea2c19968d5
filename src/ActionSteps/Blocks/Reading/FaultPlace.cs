namespace ActionSteps.Blocks.Reading;

/// <summary>Where a fault is.</summary>
/// <param name="Parts">The JSON path.</param>
/// <param name="Offset">The byte where the token starts; <see cref="Unknown"/> when only the path is known.</param>
/// <param name="TextIndex">The UTF-16 unit within the text at that place; <see cref="Unknown"/> for the whole.</param>
internal readonly record struct FaultPlace(PathPart[] Parts, int Offset, int TextIndex)
{
    public const int Unknown = -1;
}
