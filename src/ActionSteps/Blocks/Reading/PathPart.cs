namespace ActionSteps.Blocks.Reading;

/// <summary>One part of a JSON path: the name of a member, or the index of an item when there is no name.</summary>
internal readonly record struct PathPart(string? Name, int Index);
