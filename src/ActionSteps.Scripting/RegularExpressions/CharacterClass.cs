using System.Buffers;

namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>A set as the matcher asks it: a table for the first 256 characters, the ranges for the others, and a vectorised search where the set allows one.</summary>
internal sealed class CharacterClass
{
    /// <summary>A set or a complement with more units is not searched for with vectors.</summary>
    private const int MaxSearched = 300;

    /// <summary>Most runs and distances are short: a word, some digits. Vectors are for the others.</summary>
    private const int Near = 24;

    private readonly bool[] _latin = new bool[256];
    private readonly int[] _ranges;
    private SearchValues<char>? _values;
    private bool _isSearchKnown;
    private bool _valuesAreMembers;

    internal CharacterClass(CodePointSet set)
    {
        Set = set;
        _ranges = set.Ranges.ToArray();
        for (int i = 0; i < _ranges.Length && _ranges[i] < 256; i += 2)
        {
            _latin.AsSpan(_ranges[i], Math.Min(_ranges[i + 1], 256) - _ranges[i]).Fill(true);
        }
    }

    internal CodePointSet Set { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Contains(int character) => (uint)character < 256 ? _latin[character] : ContainsRare(character);

    /// <summary>The first unit of the text that is in the set, or -1.</summary>
    internal int IndexIn(ReadOnlySpan<char> text)
    {
        int i = 0;
        int near = Math.Min(text.Length, Near);
        for (; i < near; i++)
        {
            if (Contains(text[i]))
            {
                return i;
            }
        }

        if (i == text.Length)
        {
            return -1;
        }

        SearchValues<char>? values = Values();
        if (values is not null)
        {
            int at = _valuesAreMembers ? text[i..].IndexOfAny(values) : text[i..].IndexOfAnyExcept(values);
            return at < 0 ? -1 : i + at;
        }

        while (i < text.Length && !Contains(text[i]))
        {
            i++;
        }

        return i < text.Length ? i : -1;
    }

    /// <summary>The first unit of the text that is not in the set, or the length of the text.</summary>
    internal int RunIn(ReadOnlySpan<char> text)
    {
        int i = 0;
        int near = Math.Min(text.Length, Near);
        for (; i < near; i++)
        {
            if (!Contains(text[i]))
            {
                return i;
            }
        }

        if (i == text.Length)
        {
            return i;
        }

        SearchValues<char>? values = Values();
        if (values is not null)
        {
            int end = _valuesAreMembers ? text[i..].IndexOfAnyExcept(values) : text[i..].IndexOfAny(values);
            return end < 0 ? text.Length : i + end;
        }

        while (i < text.Length && Contains(text[i]))
        {
            i++;
        }

        return i;
    }

    private bool ContainsRare(int character)
    {
        int[] ranges = _ranges;
        int low = 0;
        int high = ranges.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (ranges[middle] <= character)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return (low & 1) != 0;
    }

    // Two threads may make the same values at the same time, which does no harm; the flag is written last.
    private SearchValues<char>? Values()
    {
        if (Volatile.Read(ref _isSearchKnown))
        {
            return _values;
        }

        SearchValues<char>? values = Make(Set);
        _valuesAreMembers = values is not null;
        _values = values ?? Make(Set.Complement());
        Volatile.Write(ref _isSearchKnown, true);
        return _values;
    }

    private static SearchValues<char>? Make(CodePointSet set)
    {
        Span<char> units = stackalloc char[MaxSearched];
        int count = 0;
        ReadOnlySpan<int> ranges = set.Ranges;
        for (int i = 0; i < ranges.Length && ranges[i] < 0x10000; i += 2)
        {
            for (int c = ranges[i]; c < Math.Min(ranges[i + 1], 0x10000); c++)
            {
                if (count == MaxSearched)
                {
                    return null;
                }

                units[count++] = (char)c;
            }
        }

        return SearchValues.Create(units[..count]);
    }
}
