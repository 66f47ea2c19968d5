namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>What can come behind a part of a pattern; tells which choices need not be remembered.</summary>
/// <param name="Units">The units with which it continues, if it consumes anything; null when that is not known.</param>
/// <param name="MayEnd">Whether the pattern may simply end there, which cannot fail.</param>
internal readonly record struct RegExpFollow(CodePointSet? Units, bool MayEnd)
{
    internal static readonly RegExpFollow Unknown = new(null, false);
    internal static readonly RegExpFollow End = new(CodePointSet.Empty, true);

    /// <summary>What comes behind what precedes a node.</summary>
    internal RegExpFollow Before(RegExpNode node)
    {
        CodePointSet? first = node.First();
        if (first is null)
        {
            return Unknown;
        }

        if (!node.MayBeEmpty)
        {
            return new RegExpFollow(first, false);
        }

        // An assertion may hold at one place and not at another, so the end behind it can fail.
        if (Units is null || (MayEnd && node.HasAssertion))
        {
            return Unknown;
        }

        CodePointSet union = first.Union(Units);
        return union.Ranges.Length > 256 ? Unknown : new RegExpFollow(union, MayEnd);
    }
}
