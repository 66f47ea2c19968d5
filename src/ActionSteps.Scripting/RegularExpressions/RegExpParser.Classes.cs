namespace ActionSteps.Scripting.RegularExpressions;

/// <content>Classes in brackets, as they are without the flag <c>v</c>.</content>
internal sealed partial class RegExpParser
{
    private RegExpNode ParseClass()
    {
        if ((_flags & RegExpFlags.UnicodeSets) != 0)
        {
            return ParseClassSet().ToNode(this);
        }

        _at++;
        bool isNegative = Accept('^');
        var pairs = new List<int>();
        while (!Accept(']'))
        {
            if (AtEnd)
            {
                throw Fault("Unterminated character class");
            }

            ParseClassRange(pairs);
        }

        _meter?.Allocate(8L * pairs.Count);
        _meter?.Charge(pairs.Count);
        CodePointSet set = Close(CodePointSetBuilder.OfPairs(pairs));
        return RegExpNode.OfSet(isNegative ? set.Complement() : set);
    }

    private void ParseClassRange(List<int> pairs)
    {
        int first = ReadClassAtom(out CodePointSet? firstSet);
        if (Current != '-' || AtEnd || Peek() == ']' || _at + 1 >= _pattern.Length)
        {
            AddAtom(pairs, first, firstSet);
            return;
        }

        _at++;
        int last = ReadClassAtom(out CodePointSet? lastSet);
        if (firstSet is not null || lastSet is not null)
        {
            if (_isUnicode)
            {
                throw Fault("Invalid character class");
            }

            AddAtom(pairs, first, firstSet);
            AddAtom(pairs, '-', null);
            AddAtom(pairs, last, lastSet);
            return;
        }

        if (first > last)
        {
            throw Fault("Range out of order in character class");
        }

        pairs.Add(first);
        pairs.Add(last + 1);
    }

    private static void AddAtom(List<int> pairs, int character, CodePointSet? set)
    {
        if (set is null)
        {
            pairs.Add(character);
            pairs.Add(character + 1);
            return;
        }

        foreach (int bound in set.Ranges)
        {
            pairs.Add(bound);
        }
    }

    private int ReadClassAtom(out CodePointSet? set)
    {
        set = null;
        if (Current != '\\')
        {
            return ReadCharacter();
        }

        _at++;
        switch (Current)
        {
            case 'b':
                _at++;
                return '\b';
            case 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                set = ReadClassEscape();
                return -1;
            case 'p' or 'P' when _isUnicode:
                set = ReadProperty().Set;
                return -1;
            default:
                return ReadCharacterEscape(isInClass: true);
        }
    }
}
