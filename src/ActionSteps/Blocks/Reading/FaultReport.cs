namespace ActionSteps.Blocks.Reading;

/// <summary>Gives what was found its lines and columns, and the order of the file.</summary>
internal static class FaultReport
{
    /// <summary>The faults of a bot that was not read from text, in the order in which they were found.</summary>
    public static IReadOnlyList<DefinitionFault> Of(FaultList found) => [.. found.Drafts.Select(draft => ToFault(draft, (0, 0)))];

    /// <summary>The faults of a bot that was read from text.</summary>
    public static IReadOnlyList<DefinitionFault> Of(FaultList found, ReadOnlySpan<byte> utf8, int maxDepth)
    {
        PathLocator? locator = Locate(found, utf8, maxDepth);
        int[] offsets = new int[found.Drafts.Count];
        for (int i = 0; i < offsets.Length; i++)
        {
            FaultPlace place = found.Drafts[i].Place;
            int offset = place.Offset == FaultPlace.Unknown && locator is not null ? locator.Find(place.Parts) : place.Offset;
            bool isWithinText = place.TextIndex != FaultPlace.Unknown && offset < utf8.Length && utf8[offset] == (byte)'"';
            offsets[i] = isWithinText ? TextPositions.WithinText(utf8, offset, place.TextIndex) : offset;
        }

        TextPositions positions = new(utf8);
        DefinitionFault[] faults = new DefinitionFault[offsets.Length];
        int at = 0;
        foreach (int i in Enumerable.Range(0, offsets.Length).OrderBy(i => offsets[i]))
        {
            faults[at++] = ToFault(found.Drafts[i], positions.Of(offsets[i]));
        }

        return faults;
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

    private static DefinitionFault ToFault(FaultDraft draft, (int Line, int Column) position) =>
        new(PathStack.TextOf(draft.Place.Parts), draft.Message)
        {
            Severity = draft.Severity,
            Line = position.Line,
            Column = position.Column,
            Suggestion = draft.Suggestion,
        };
}
