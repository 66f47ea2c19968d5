namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>What a class or a part of it matches: characters, and with the flag <c>v</c> also texts that are not one character long.</summary>
internal sealed class ClassOperand(CodePointSet set)
{
    private static readonly HashSet<string> s_noTexts = new(StringComparer.Ordinal);

    internal static readonly ClassOperand Empty = new(CodePointSet.Empty);

    internal CodePointSet Set { get; } = set;

    /// <summary>Whether the syntax allows texts here, whatever is left of them.</summary>
    internal bool MayContainTexts { get; private init; }

    private HashSet<string> Texts { get; init; } = s_noTexts;

    internal static ClassOperand OfTexts(IReadOnlyList<string> texts, RegExpParser parser, CodePointSet? characters = null)
    {
        var pairs = new List<int>();
        var longer = new HashSet<string>(StringComparer.Ordinal);
        foreach (string text in texts)
        {
            if (text.Length == 1 || (text.Length == 2 && char.IsSurrogatePair(text[0], text[1])))
            {
                foreach (int bound in parser.SingleOf(text).Ranges)
                {
                    pairs.Add(bound);
                }
            }
            else
            {
                longer.Add(parser.Canonical(text));
            }
        }

        CodePointSet single = CodePointSetBuilder.OfPairs(pairs);
        return new ClassOperand(characters is null ? single : single.Union(characters)) { Texts = longer, MayContainTexts = longer.Count > 0 };
    }

    internal ClassOperand Intersect(ClassOperand other)
    {
        var texts = new HashSet<string>(Texts, StringComparer.Ordinal);
        texts.IntersectWith(other.Texts);
        return new ClassOperand(Set.Intersect(other.Set)) { Texts = texts, MayContainTexts = MayContainTexts && other.MayContainTexts };
    }

    internal ClassOperand Subtract(ClassOperand other)
    {
        var texts = new HashSet<string>(Texts, StringComparer.Ordinal);
        texts.ExceptWith(other.Texts);
        return new ClassOperand(Set.Except(other.Set)) { Texts = texts, MayContainTexts = MayContainTexts };
    }

    /// <summary>The node: texts before characters, longer ones first, the empty text last.</summary>
    internal RegExpNode ToNode(RegExpParser parser)
    {
        if (Texts.Count == 0)
        {
            // Without the flag v a property is closed here: a set and its complement are then compared by their members.
            return RegExpNode.OfSet(parser.CloseAtom(Set));
        }

        parser.SuspendText(out string before);
        string[] texts = [.. Texts];
        Array.Sort(texts, static (left, right) => left.Length != right.Length ? right.Length - left.Length : string.CompareOrdinal(left, right));
        var choices = new List<RegExpNode>();
        foreach (string text in texts)
        {
            if (text.Length > 0)
            {
                choices.Add(parser.NodeOf(text));
            }
        }

        if (!Set.IsEmpty)
        {
            choices.Add(RegExpNode.OfSet(Set));
        }

        if (texts[^1].Length == 0)
        {
            choices.Add(RegExpNode.Empty);
        }

        parser.ResumeText(before);
        return choices.Count == 1 ? choices[0] : RegExpNode.OfChoice([.. choices]);
    }

    /// <summary>Collects the operands of a union.</summary>
    internal sealed class Builder
    {
        private readonly List<int> _pairs = [];
        private HashSet<string>? _texts;
        private bool _mayContainTexts;

        internal void Add(ClassOperand operand)
        {
            foreach (int bound in operand.Set.Ranges)
            {
                _pairs.Add(bound);
            }

            _mayContainTexts |= operand.MayContainTexts;
            if (operand.Texts.Count > 0)
            {
                (_texts ??= new(StringComparer.Ordinal)).UnionWith(operand.Texts);
            }
        }

        internal ClassOperand ToOperand() =>
            new(CodePointSetBuilder.OfPairs(_pairs)) { Texts = _texts ?? s_noTexts, MayContainTexts = _mayContainTexts };
    }
}
