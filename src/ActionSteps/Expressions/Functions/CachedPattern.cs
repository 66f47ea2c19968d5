using System.Text.RegularExpressions;

namespace ActionSteps.Expressions.Functions;

/// <summary>A regular expression that is ready to match, as one of <see cref="PatternCache"/> or for one text. Thread-safe.</summary>
internal sealed class CachedPattern
{
    private readonly long _costOfUnit;
    private long _lifetime;

    /// <exception cref="ArgumentException">The pattern is not valid.</exception>
    public CachedPattern(PatternKey key, TranslatedPattern translated)
    {
        Key = key;
        _costOfUnit = Patterns.Cost(translated, 1);
        _lifetime = Patterns.LifetimeOf(translated);
        Regex = new Regex(key.Pattern, key.IsAutomaton ? key.Options | RegexOptions.NonBacktracking : key.Options, key.Timeout);
    }

    public PatternKey Key { get; }

    public Regex Regex { get; }

    /// <summary>Whether the automaton has grown as far as it may.</summary>
    public bool IsWorn => Interlocked.Read(ref _lifetime) <= 0;

    /// <summary>Counts a text that is about to be matched.</summary>
    public void Wear(int textLength)
    {
        if (Key.IsAutomaton)
        {
            Interlocked.Add(ref _lifetime, -_costOfUnit * textLength);
        }
    }
}
