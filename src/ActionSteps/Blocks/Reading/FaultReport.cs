namespace ActionSteps.Blocks.Reading;

/// <summary>Gives what was found its lines and columns, and the order of the file.</summary>
internal static class FaultReport
{
    /// <summary>The faults of a bot that was built in C#, block by block.</summary>
    public static IReadOnlyList<DefinitionFault> Of(FaultList found, BotFile file) =>
        [.. found.Drafts
            .OrderBy(draft => BlockOf(draft.Place.Parts) ?? -1)
            .Select(draft => ToFault(draft, default) with { Block = BlockOf(draft.Place.Parts) is { } block ? file.Blocks[block].Id : null })];

    /// <summary>The faults of a bot that was read from text.</summary>
    public static IReadOnlyList<DefinitionFault> Of(FaultList found, ReadOnlySpan<byte> utf8, int maxDepth)
    {
        PathLocator? locator = Locate(found, utf8, maxDepth);
        List<FaultDraft> drafts = [.. found.Drafts
            .Select(draft => draft.Place.Offset != FaultPlace.Unknown || locator is null
                ? draft
                : draft with { Place = draft.Place with { Offset = locator.Find(draft.Place.Parts) } })
            .OrderBy(draft => draft.Place.Offset)
            .ThenBy(draft => draft.Place.TextIndex)];
        TextPositions positions = new(utf8);
        List<DefinitionFault> faults = new(drafts.Count);
        foreach (FaultDraft draft in drafts)
        {
            (_, int offset, int textIndex) = draft.Place;
            bool isWithinText = textIndex != FaultPlace.Unknown && offset < utf8.Length && utf8[offset] == (byte)'"';
            faults.Add(ToFault(draft, isWithinText ? positions.Of(offset, textIndex) : positions.Of(offset)));
        }

        return faults;
    }

    /// <summary>Faults of which only the path is known.</summary>
    public static IReadOnlyList<DefinitionFault> Locate(IReadOnlyList<DefinitionFault> faults, ReadOnlySpan<byte> utf8, int maxDepth)
    {
        PathLocator locator = new();
        List<(DefinitionFault Fault, PathPart[] Parts)> asked = [.. faults.Select(fault => (fault, PathText.Parse(fault.Path)))];
        foreach ((_, PathPart[] parts) in asked)
        {
            locator.Ask(parts);
        }

        locator.Read(utf8, maxDepth);
        TextPositions positions = new(utf8);
        List<DefinitionFault> located = new(asked.Count);
        foreach ((DefinitionFault fault, int offset) in asked.Select(one => (one.Fault, Offset: locator.Find(one.Parts))).OrderBy(one => one.Offset))
        {
            (int line, int column) = offset == FaultPlace.Unknown ? (0, 0) : positions.Of(offset);
            located.Add(fault with { Line = line, Column = column });
        }

        return located;
    }

    private static PathLocator? Locate(FaultList found, ReadOnlySpan<byte> utf8, int maxDepth)
    {
        PathLocator? locator = null;
        foreach (FaultDraft draft in found.Drafts)
        {
            if (draft.Place.Offset == FaultPlace.Unknown)
            {
                locator ??= new PathLocator();
                locator.Ask(draft.Place.Parts);
            }
        }

        locator?.Read(utf8, maxDepth);
        return locator;
    }

    private static int? BlockOf(ReadOnlySpan<PathPart> parts) =>
        parts is [{ Name: "blocks" }, { Name: null } block, ..] ? block.Index : null;

    private static DefinitionFault ToFault(FaultDraft draft, (int Line, int Column) position) =>
        new(PathStack.TextOf(draft.Place.Parts), draft.Message)
        {
            Severity = draft.Severity,
            Line = position.Line,
            Column = position.Column,
            Suggestion = draft.Suggestion,
        };
}
