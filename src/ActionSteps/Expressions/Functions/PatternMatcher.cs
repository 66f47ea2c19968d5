using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ActionSteps.Expressions.Functions;

/// <summary>Matches one pattern against one text within the work and the pattern time of an evaluation.</summary>
internal sealed class PatternMatcher
{
    // Timeouts are rounded up to parts of the whole time, so that few forms of a pattern are enough.
    private const int TimeoutSteps = 16;

    private readonly string _text;
    private readonly TranslatedPattern _translated;
    private readonly bool _isAutomaton;
    private readonly EvaluationContext _context;
    private CachedPattern? _pattern;

    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidPattern"/>: the pattern or a flag is not valid.</exception>
    public PatternMatcher(string text, string pattern, string flags, EvaluationContext context)
    {
        Work.Charge(context, text.Length + pattern.Length);
        _text = text;
        _translated = Patterns.Translate(pattern, flags);
        _isAutomaton = Patterns.FitsAutomaton(_translated, text.Length);
        _context = context;
    }

    /// <summary>The number of the last group.</summary>
    public int Groups => _translated.Groups;

    /// <summary>The number of a named group, or -1.</summary>
    public int NumberOf(string name) => _translated.Names.TryGetValue(name, out int number) ? number : -1;

    /// <summary>Whether the text has a match.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidPattern"/>: the pattern is not valid or took too long.</exception>
    public bool IsMatch() => Run(static (regex, text, _) => regex.IsMatch(text), 0);

    /// <summary>The first match at or after a position.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidPattern"/>: the pattern is not valid or took too long.</exception>
    public Match Match(int from) => Run(static (regex, text, at) => regex.Match(text, at), from);

    private T Run<T>(Func<Regex, string, int, T> match, int from)
    {
        PatternKey key = new(_translated.Text, _translated.Options, _isAutomaton, TimeLeft());
        long start = Stopwatch.GetTimestamp();
        try
        {
            _pattern = _pattern?.Key == key ? _pattern : PatternCache.Get(key, _translated, _text.Length);
            return match(_pattern.Regex, _text, from);
        }
        catch (RegexMatchTimeoutException)
        {
            PatternCache.Remove(key);
            throw Patterns.TooSlow();
        }
        catch (RegexParseException exception)
        {
            throw Patterns.Invalid($"it has a fault of the kind {exception.Error}");
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw Patterns.Invalid("it cannot be read");
        }
        finally
        {
            _context.PatternTime += Stopwatch.GetElapsedTime(start);
        }
    }

    private TimeSpan TimeLeft()
    {
        TimeSpan whole = _context.Limits.MaxPatternTime;
        double left = 1 - (_context.PatternTime / whole);
        return left <= 0 ? throw Patterns.TooSlow()
            : _isAutomaton ? whole
            : whole * (Math.Ceiling(left * TimeoutSteps) / TimeoutSteps);
    }
}
