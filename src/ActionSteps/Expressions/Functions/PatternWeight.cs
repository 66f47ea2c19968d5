using System.Globalization;

namespace ActionSteps.Expressions.Functions;

/// <summary>Counts the places of a pattern with its counted repetitions written out: what its automaton can become.</summary>
internal struct PatternWeight()
{
    private const int Heaviest = 1_000_000;
    private const int WeightOfForeignUnit = 2;

    private readonly Stack<int> _outer = new();
    private int _sum;
    private int _last;

    /// <summary>The weight so far.</summary>
    public readonly int Total => Math.Min(Heaviest, _sum + _last);

    public void Atom(int weight)
    {
        _sum = Total;
        _last = weight;
    }

    /// <summary>A class of characters; ranges beyond ASCII make an automaton large.</summary>
    public void Class(ReadOnlySpan<char> content)
    {
        int weight = 1;
        foreach (char unit in content)
        {
            weight += unit is '\\' or > '\x7f' ? WeightOfForeignUnit : 0;
        }

        Atom(weight);
    }

    public void Open()
    {
        Atom(0);
        _outer.Push(_sum);
        _sum = 0;
    }

    public void Close()
    {
        int group = Total;
        _sum = _outer.Count > 0 ? _outer.Pop() : 0;
        _last = group;
    }

    /// <summary>The repetition that a text starts with multiplies what is before it.</summary>
    public void Repeat(ReadOnlySpan<char> text)
    {
        int end = text[0] == '{' ? text.IndexOf('}') : -1;
        if (end < 0)
        {
            return;
        }

        ReadOnlySpan<char> counts = text[1..end];
        int comma = counts.IndexOf(',');
        ReadOnlySpan<char> most = comma < 0 || comma == counts.Length - 1 ? counts.TrimEnd(',') : counts[(comma + 1)..];
        if (int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out int times))
        {
            _last = (int)Math.Min(Heaviest, Math.Max(1L, times) * _last);
        }
        else if (!most.IsEmpty && !most.ContainsAnyExceptInRange('0', '9'))
        {
            _last = Heaviest;
        }
    }
}
