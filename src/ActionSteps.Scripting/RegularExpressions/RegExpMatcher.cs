namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>
/// Runs compiled patterns. Choices that are still open and registers that have to be restored are on a stack of its own, never on the
/// CLR stack; its memory and every step are paid for. One per thread: a match calls nobody, so it is never used twice at the same time.
/// </summary>
internal sealed partial class RegExpMatcher
{
    /// <summary>Buffers up to this size are kept for the next match and are not worth paying for.</summary>
    private const int Kept = 16_384;

    /// <summary>Characters that a search or a loop walks before it pays.</summary>
    private const int Chunk = 1 << 18;

    [ThreadStatic]
    private static RegExpMatcher? t_current;

    private int[] _stack = new int[512];
    private int[] _registers = new int[64];
    private int _end;

    internal static RegExpMatcher Current => t_current ??= new RegExpMatcher();

    /// <summary>Start and end of each group of the last match, -1 where it took no part; valid until the next match on this thread.</summary>
    internal ReadOnlySpan<int> Groups => _registers;

    /// <summary>Looks for a match from a position on, or only there.</summary>
    internal bool TryMatch(RegExpCode code, string subject, int start, bool isSticky, Meter meter)
    {
        ReadOnlySpan<char> text = subject;
        Prepare(code, meter);
        if (code.IsUnicode && start > 0 && start < text.Length && char.IsLowSurrogate(text[start]) && char.IsHighSurrogate(text[start - 1]))
        {
            start--;
        }

        bool isFound = isSticky || code.IsAnchored
            ? (isSticky || start == 0) && Run(code, text, start, meter)
            : Search(code, text, ref start, meter);
        if (isFound)
        {
            _registers[0] = start;
            _registers[1] = _end;
        }

        if (_stack.Length > Kept)
        {
            _stack = new int[512];
        }

        return isFound;
    }

    private void Prepare(RegExpCode code, Meter meter)
    {
        int count = code.RegisterCount;
        if (count > _registers.Length || (_registers.Length > Kept && count <= Kept))
        {
            meter.Allocate(count > Kept ? 4L * count : 0);
            _registers = new int[Math.Max(64, count)];
        }

        meter.Charge(4 + (count / 16));
        _registers.AsSpan(0, count).Fill(-1);
    }

    private bool Search(RegExpCode code, ReadOnlySpan<char> text, ref int start, Meter meter)
    {
        while (true)
        {
            int at = NextStart(code, text, start, meter);
            if (at < 0)
            {
                return false;
            }

            start = at;
            if (code.IsPlainText)
            {
                _end = start + code.Prefix.Length;
                return true;
            }

            if (Run(code, text, start, meter))
            {
                return true;
            }

            if (code.LeadingRun is { } leading)
            {
                start = Math.Max(start + 1, Scan(leading, text, start, 0, int.MaxValue, meter, out _));
            }
            else
            {
                start += code.IsUnicode && start + 1 < text.Length && char.IsHighSurrogate(text[start]) && char.IsLowSurrogate(text[start + 1]) ? 2 : 1;
            }

            if (start > text.Length)
            {
                return false;
            }
        }
    }

    /// <summary>The next position where a match can start, or -1.</summary>
    private static int NextStart(RegExpCode code, ReadOnlySpan<char> text, int start, Meter meter)
    {
        if (code.First is null && code.Prefix.Length == 0)
        {
            return start;
        }

        while (start < text.Length)
        {
            // Chunks overlap, so that a prefix is found also where two of them meet.
            int length = Math.Min(text.Length - start, Chunk + code.Prefix.Length);
            ReadOnlySpan<char> part = text.Slice(start, length);
            int at = code.First is null ? part.IndexOf(code.Prefix, StringComparison.Ordinal) : code.First.IndexIn(part);
            meter.Charge((at < 0 ? length : at) >> 4);
            if (at >= 0)
            {
                at += start;
                if (!code.IsUnicode || at == 0 || !char.IsLowSurrogate(text[at]) || !char.IsHighSurrogate(text[at - 1]))
                {
                    return at;
                }

                start = at + 1;
                continue;
            }

            if (start + length >= text.Length)
            {
                return -1;
            }

            start += Chunk;
        }

        return -1;
    }

    private int[] Grow(Meter meter)
    {
        int size = checked(_stack.Length * 2);
        if (size > Kept)
        {
            meter.Allocate(4L * size);
        }

        Array.Resize(ref _stack, size);
        return _stack;
    }
}
