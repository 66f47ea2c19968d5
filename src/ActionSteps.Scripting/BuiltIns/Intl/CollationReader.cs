namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>Walks over the elements of a text: letters with their marks, or whole numbers.</summary>
internal ref struct CollationReader(CollationTable table, ReadOnlySpan<char> text, bool isNumeric, bool ignoresPunctuation)
{
    private readonly ReadOnlySpan<char> _text = text;
    private ReadOnlySpan<char> _parts;
    private int _at;
    private int _partAt;
    private ReadOnlySpan<char> _number;

    internal int Primary { get; private set; }

    internal long Secondary { get; private set; }

    internal int Tertiary { get; private set; }

    internal bool MoveNext()
    {
        _number = default;
        while (true)
        {
            bool isInParts = _partAt < _parts.Length;
            if (!isInParts && _at >= _text.Length)
            {
                return false;
            }

            ReadOnlySpan<char> rest = isInParts ? _parts[_partAt..] : _text[_at..];
            if (isNumeric && !isInParts && char.IsAsciiDigit(rest[0]))
            {
                ReadDigits(rest);
                return true;
            }

            if (!isInParts && table.PartsOf(rest[0]) is { } parts)
            {
                _parts = parts;
                _partAt = 0;
                _at++;
                continue;
            }

            (int primary, int secondary, int tertiary) = table.Weight(rest, out int length);
            int mark = table.MarkWeight(rest[0]);
            Advance(isInParts, length);
            if (primary == 0 || (mark > 0 && length == 1) || (ignoresPunctuation && primary < table.FirstLetter))
            {
                continue;
            }

            (Primary, Secondary, Tertiary) = (primary, secondary, tertiary);
            ReadMarks();
            return true;
        }
    }

    internal readonly int ComparePrimary(in CollationReader other)
    {
        if (_number.Length > 0 && other._number.Length > 0)
        {
            return _number.Length != other._number.Length ? _number.Length.CompareTo(other._number.Length) : Math.Sign(_number.SequenceCompareTo(other._number));
        }

        return Primary.CompareTo(other.Primary);
    }

    private void Advance(bool isInParts, int length)
    {
        if (isInParts)
        {
            _partAt += length;
        }
        else
        {
            _at += length;
        }
    }

    private void ReadMarks()
    {
        while (true)
        {
            bool isInParts = _partAt < _parts.Length;
            char next = isInParts ? _parts[_partAt] : _at < _text.Length ? _text[_at] : '\0';
            int mark = table.MarkWeight(next);
            if (mark == 0)
            {
                return;
            }

            Secondary = (Secondary << 8) + mark;
            Advance(isInParts, 1);
        }
    }

    /// <summary>A run of digits counts as one number, whatever zeros it begins with.</summary>
    private void ReadDigits(ReadOnlySpan<char> rest)
    {
        int length = 0;
        while (length < rest.Length && char.IsAsciiDigit(rest[length]))
        {
            length++;
        }

        ReadOnlySpan<char> digits = rest[..length].TrimStart('0');
        _number = digits.Length == 0 ? rest.Slice(length - 1, 1) : digits;
        (Primary, Secondary, Tertiary) = (table.AsciiWeight('0').Primary, 0, 0);
        _at += length;
    }
}
