namespace ActionSteps.Blocks.Reading;

/// <summary>Finds the name that was probably meant. The work for one bot is bounded: beyond it nothing is suggested.</summary>
internal sealed class Suggestions
{
    private const int LongestName = 64;

    private long _workLeft = 20_000_000;

    /// <summary>The candidate with the fewest typing errors, ignoring case; <c>null</c> when none comes near.</summary>
    public string? Nearest(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        string? nearest = null;
        int fewest = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            _workLeft--;
            if (_workLeft <= 0)
            {
                return null;
            }

            if (candidate.Length is > 0 and <= LongestName && Math.Abs(candidate.Length - name.Length) < fewest)
            {
                _workLeft -= name.Length * candidate.Length;
                int errors = CountErrors(name, candidate);
                if (errors < fewest)
                {
                    (nearest, fewest) = (candidate, errors);
                }
            }
        }

        return nearest;
    }

    /// <summary>Letters added, left out, replaced, or swapped with their neighbour.</summary>
    private static int CountErrors(string name, string candidate)
    {
        int width = candidate.Length + 1;
        Span<int> rows = stackalloc int[3 * (LongestName + 1)];
        Span<int> before = rows[..width];
        Span<int> last = rows.Slice(LongestName + 1, width);
        Span<int> current = rows.Slice(2 * (LongestName + 1), width);
        for (int j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= name.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j < width; j++)
            {
                int replaced = last[j - 1] + (IsSame(name[i - 1], candidate[j - 1]) ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && IsSame(name[i - 1], candidate[j - 2]) && IsSame(name[i - 2], candidate[j - 1]))
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            Span<int> oldest = before;
            before = last;
            last = current;
            current = oldest;
        }

        return last[width - 1];
    }

    private static bool IsSame(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
