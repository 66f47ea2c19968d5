namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>A part of a pattern. One class for all kinds keeps the tree small; which members count is told by the kind.</summary>
internal sealed class RegExpNode(RegExpNodeKind kind)
{
    /// <summary>Sets of first units with more ranges are not worth knowing.</summary>
    private const int MaxFirstRanges = 256;

    internal static readonly RegExpNode Empty = new(RegExpNodeKind.Empty) { MayBeEmpty = true };

    private CodePointSet? _first;
    private bool _isFirstKnown;

    internal RegExpNodeKind Kind { get; } = kind;

    /// <summary>Units that must follow exactly.</summary>
    internal string Text { get; init; } = "";

    /// <summary>One character of a set; in Unicode mode a code point.</summary>
    internal CodePointSet Set { get; init; } = CodePointSet.Empty;

    internal RegExpNode[] Children { get; init; } = [];

    /// <summary>Number of a capture group.</summary>
    internal int Index { get; init; }

    /// <summary>Groups that a back reference may mean; several when a name is used in several alternatives.</summary>
    internal int[] Groups { get; set; } = [];

    internal int Min { get; init; }

    /// <summary>Most repetitions; <see cref="int.MaxValue"/> for any number.</summary>
    internal int Max { get; init; }

    internal bool IsLazy { get; init; }

    internal bool IsNegative { get; init; }

    /// <summary>A look back.</summary>
    internal bool IsBehind { get; init; }

    internal bool IsIgnoreCase { get; init; }

    internal bool IsMultiline { get; init; }

    /// <summary>A capture whose content refers to it: its start must not be visible before its end.</summary>
    internal bool IsSelfReferring { get; set; }

    /// <summary>First and one after the last capture group inside.</summary>
    internal int FirstGroup { get; init; }

    internal int EndGroup { get; init; }

    /// <summary>Whether it may match without consuming anything.</summary>
    internal bool MayBeEmpty { get; init; }

    /// <summary>Whether it can be refused for what is around it rather than for what it consumes.</summary>
    internal bool HasAssertion { get; init; }

    internal bool HasGroups => EndGroup > FirstGroup;

    internal static RegExpNode OfText(string text) => new(RegExpNodeKind.Text) { Text = text };

    internal static RegExpNode OfSet(CodePointSet set) => new(RegExpNodeKind.Set) { Set = set };

    internal static RegExpNode OfSequence(RegExpNode[] children)
    {
        bool isEmpty = true;
        bool hasAssertion = false;
        foreach (RegExpNode child in children)
        {
            isEmpty &= child.MayBeEmpty;
            hasAssertion |= child.HasAssertion;
        }

        return new(RegExpNodeKind.Sequence) { Children = children, MayBeEmpty = isEmpty, HasAssertion = hasAssertion };
    }

    internal static RegExpNode OfChoice(RegExpNode[] children)
    {
        bool isEmpty = false;
        bool hasAssertion = false;
        foreach (RegExpNode child in children)
        {
            isEmpty |= child.MayBeEmpty;
            hasAssertion |= child.HasAssertion;
        }

        return new(RegExpNodeKind.Choice) { Children = children, MayBeEmpty = isEmpty, HasAssertion = hasAssertion };
    }

    internal static RegExpNode OfCapture(int index, RegExpNode child) =>
        new(RegExpNodeKind.Capture) { Index = index, Children = [child], MayBeEmpty = child.MayBeEmpty, HasAssertion = child.HasAssertion };

    internal static RegExpNode OfLoop(RegExpNode child, int min, int max, bool isLazy, int firstGroup, int endGroup) => new(RegExpNodeKind.Loop)
    {
        Children = [child],
        Min = min,
        Max = max,
        IsLazy = isLazy,
        FirstGroup = firstGroup,
        EndGroup = endGroup,
        MayBeEmpty = min == 0 || child.MayBeEmpty,
        HasAssertion = child.HasAssertion,
    };

    /// <summary>Units with which a match that consumes something can start, or more; null when that is not known.</summary>
    internal CodePointSet? First()
    {
        if (!_isFirstKnown)
        {
            CodePointSet? first = ComputeFirst();
            _first = first is not null && first.Ranges.Length > 2 * MaxFirstRanges ? null : first;
            _isFirstKnown = true;
        }

        return _first;
    }

    /// <summary>The UTF-16 units with which the code points of a set start.</summary>
    internal static CodePointSet UnitsOf(CodePointSet set)
    {
        ReadOnlySpan<int> ranges = set.Ranges;
        if (ranges.Length == 0 || ranges[^1] <= 0x10000)
        {
            return set;
        }

        var pairs = new List<int>();
        for (int i = 0; i < ranges.Length; i += 2)
        {
            if (ranges[i] < 0x10000)
            {
                pairs.Add(ranges[i]);
                pairs.Add(Math.Min(ranges[i + 1], 0x10000));
            }

            if (ranges[i + 1] > 0x10000)
            {
                pairs.Add(0xD800 + ((Math.Max(ranges[i], 0x10000) - 0x10000) >> 10));
                pairs.Add(0xD800 + ((ranges[i + 1] - 1 - 0x10000) >> 10) + 1);
            }
        }

        return CodePointSetBuilder.OfPairs(pairs);
    }

    private CodePointSet? ComputeFirst()
    {
        switch (Kind)
        {
            case RegExpNodeKind.Text:
                return CodePointSet.Of(Text[0]);
            case RegExpNodeKind.Set:
                return UnitsOf(Set);
            case RegExpNodeKind.BackReference:
                return null;
            case RegExpNodeKind.Loop:
                return Max == 0 ? CodePointSet.Empty : Children[0].First();
            case RegExpNodeKind.Sequence or RegExpNodeKind.Choice or RegExpNodeKind.Capture:
                CodePointSet? first = CodePointSet.Empty;
                foreach (RegExpNode child in Children)
                {
                    first = child.First() is { } more ? first.Union(more) : null;
                    if (first is null || first.Ranges.Length > 2 * MaxFirstRanges || (Kind == RegExpNodeKind.Sequence && !child.MayBeEmpty))
                    {
                        return first;
                    }
                }

                return first;
            default:
                return CodePointSet.Empty;
        }
    }
}
