using System.Text.RegularExpressions;

namespace ActionSteps.Expressions.Functions;

/// <summary>
/// One regular expression in the two forms in which it may run. Thread-safe: whatever two threads make at once is equal.
/// </summary>
internal sealed class CachedPattern(TranslatedPattern translated)
{
    private readonly long _costOfUnit = PatternBudget.CostOf(translated, 1);
    private Regex? _backtracking;
    private Regex? _automaton;
    private long _automatonLeft;
    private volatile bool _hasExploded;

    /// <summary>The pattern that runs.</summary>
    public TranslatedPattern Translated { get; } = translated;

    /// <summary>Whether backtracking took too long with some text, so that an automaton is the better choice from now on.</summary>
    public bool HasExploded => _hasExploded;

    public void Explode() => _hasExploded = true;

    /// <summary>The form that is fastest with nearly every pattern and text, and stops when its time is over.</summary>
    /// <exception cref="ArgumentException">The pattern is not valid.</exception>
    public Regex Backtracking(TimeSpan timeout)
    {
        Regex? regex = Volatile.Read(ref _backtracking);
        if (regex?.MatchTimeout != timeout)
        {
            regex = new Regex(Translated.Text, Translated.Options, timeout);
            Volatile.Write(ref _backtracking, regex);
        }

        return regex;
    }

    /// <summary>The form that takes linear time. It is made anew before it has grown large.</summary>
    /// <exception cref="ArgumentException">The pattern is not valid.</exception>
    /// <exception cref="NotSupportedException">No automaton can match it.</exception>
    public Regex Automaton(int textLength)
    {
        Regex? regex = Volatile.Read(ref _automaton);
        if (regex is null || Interlocked.Add(ref _automatonLeft, -_costOfUnit * textLength) < 0)
        {
            regex = new Regex(Translated.Text, Translated.Options | RegexOptions.NonBacktracking);
            Volatile.Write(ref _automaton, regex);
            Interlocked.Exchange(ref _automatonLeft, PatternBudget.Automaton - (_costOfUnit * textLength));
        }

        return regex;
    }
}
