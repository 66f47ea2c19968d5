namespace ActionSteps.Scripting.RegularExpressions;

/// <content>Walking over characters.</content>
internal sealed partial class RegExpMatcher
{
    /// <summary>Walks over characters of a set; the position behind the last one.</summary>
    private static int Scan(CharacterClass set, ReadOnlySpan<char> text, int position, int flags, int max, Meter meter, out int count)
    {
        if ((flags & (LoopFlags.Back | LoopFlags.Points)) != 0)
        {
            return ScanSlowly(set, text, position, flags, max, meter, out count);
        }

        int limit = position + Math.Min(max, text.Length - position);
        int end = position;
        while (end < limit)
        {
            int part = Math.Min(limit - end, Chunk);
            int run = set.RunIn(text.Slice(end, part));
            end += run;
            if (run < part)
            {
                break;
            }

            meter.Charge(run >> 4);
        }

        count = end - position;
        return end;
    }

    private static int ScanSlowly(CharacterClass set, ReadOnlySpan<char> text, int position, int flags, int max, Meter meter, out int count)
    {
        count = 0;
        while (count < max && TryStep(set, text, ref position, flags))
        {
            count++;
            if ((count & 0xFFF) == 0)
            {
                meter.Charge(0xFFF >> 1);
            }
        }

        return position;
    }

    /// <summary>Walks over one character of a set, if there is one.</summary>
    private static bool TryStep(CharacterClass set, ReadOnlySpan<char> text, ref int position, int flags)
    {
        bool isBack = (flags & LoopFlags.Back) != 0;
        int at = isBack ? position - 1 : position;
        if ((uint)at >= (uint)text.Length)
        {
            return false;
        }

        int character = text[at];
        int size = 1;
        if ((flags & LoopFlags.Pairs) != 0)
        {
            character = PointAt(text, position, isBack, out size);
        }

        if (!set.Contains(character))
        {
            return false;
        }

        position += isBack ? -size : size;
        return true;
    }

    /// <summary>The code point before or behind a position that is not at the end of the text.</summary>
    private static int PointAt(ReadOnlySpan<char> text, int position, bool isBack, out int size)
    {
        size = 2;
        if (isBack)
        {
            char low = text[position - 1];
            if (char.IsLowSurrogate(low) && position >= 2 && char.IsHighSurrogate(text[position - 2]))
            {
                return char.ConvertToUtf32(text[position - 2], low);
            }

            size = 1;
            return low;
        }

        char high = text[position];
        if (char.IsHighSurrogate(high) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]))
        {
            return char.ConvertToUtf32(high, text[position + 1]);
        }

        size = 1;
        return high;
    }

    /// <summary>The position with one character fewer, between the least position of a loop and where it is.</summary>
    private static int StepBack(ReadOnlySpan<char> text, int position, int least, int flags)
    {
        if ((flags & LoopFlags.Back) != 0)
        {
            return (flags & LoopFlags.Pairs) != 0 && position + 2 <= least && char.IsSurrogatePair(text[position], text[position + 1]) ? position + 2 : position + 1;
        }

        return (flags & LoopFlags.Pairs) != 0 && position - 2 >= least && char.IsSurrogatePair(text[position - 2], text[position - 1]) ? position - 2 : position - 1;
    }

    /// <summary>The last position from <paramref name="least"/> to <paramref name="position"/> where a unit follows, or -1.</summary>
    private static int LastBefore(ReadOnlySpan<char> text, int least, int position, int unit)
    {
        int at = text[least..Math.Min(position + 1, text.Length)].LastIndexOf((char)unit);
        return at < 0 ? -1 : least + at;
    }

    /// <summary>The next position where a unit follows, walking over at most some characters of a set; -1 if there is none.</summary>
    private static int NextPlace(CharacterClass set, ReadOnlySpan<char> text, int position, int max, int unit, Meter meter)
    {
        int start = position;
        for (; position < text.Length; position++)
        {
            if (text[position] == unit)
            {
                meter.Charge((position - start) >> 3);
                return position;
            }

            if (position - start >= max || !set.Contains(text[position]))
            {
                break;
            }

            if (position - start >= Chunk)
            {
                meter.Charge(Chunk >> 3);
                max -= position - start;
                start = position;
            }
        }

        meter.Charge((position - start) >> 3);
        return -1;
    }

    /// <summary>Compares what a group has captured with what is at a position; moves over it when it is the same.</summary>
    private bool TryBackReference(RegExpCode program, ReadOnlySpan<char> text, ReadOnlySpan<int> operands, ref int position, Meter meter)
    {
        int flags = operands[0];
        foreach (int group in operands.Slice(2, operands[1]))
        {
            int start = _registers[2 * group];
            int length = _registers[(2 * group) + 1] - start;
            if (start < 0 || length < 0 || _registers[(2 * group) + 1] < 0)
            {
                continue;
            }

            bool isBack = (flags & 1) != 0;
            int at = isBack ? position - length : position;
            if (at < 0 || length > text.Length - at)
            {
                return false;
            }

            meter.Charge(length >> 3);
            ReadOnlySpan<char> captured = text.Slice(start, length);
            ReadOnlySpan<char> here = text.Slice(at, length);
            if (!((flags & 2) != 0 ? EqualsIgnoringCase(captured, here, program.IsUnicode, meter) : captured.SequenceEqual(here)))
            {
                return false;
            }

            position = isBack ? at : at + length;
            return !program.IsUnicode || length == 0 || !SplitsPair(text, position);
        }

        return true;
    }

    private static bool SplitsPair(ReadOnlySpan<char> text, int position) =>
        position > 0 && position < text.Length && char.IsSurrogatePair(text[position - 1], text[position]);

    private static bool EqualsIgnoringCase(ReadOnlySpan<char> left, ReadOnlySpan<char> right, bool isUnicode, Meter meter)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] == right[i])
            {
                continue;
            }

            int size = 1;
            int a = left[i];
            int b = right[i];
            if (isUnicode)
            {
                a = PointAt(left, i, isBack: false, out size);
                b = PointAt(right, i, isBack: false, out _);
            }

            if (CaseTable.Canonicalize(a, isUnicode) != CaseTable.Canonicalize(b, isUnicode))
            {
                return false;
            }

            i += size - 1;
            if ((i & 0xFF) == 0)
            {
                meter.Charge(64);
            }
        }

        return true;
    }
}
