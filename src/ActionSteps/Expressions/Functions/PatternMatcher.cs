using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ActionSteps.Expressions.Functions;

/// <summary>
/// Matches one pattern against one text within the work and the pattern time of an evaluation. Patterns backtrack first, which is
/// fastest with nearly all of them; one that takes too long goes on as an automaton where that stays small, else until its time is over.
/// </summary>
internal sealed class PatternMatcher
{
    // Timeouts are parts of the whole time, so that few forms of a pattern are enough.
    private const int TimeoutSteps = 16;

    private readonly string _text;
    private readonly CachedPattern _pattern;
    private readonly bool _fitsAutomaton;
    private readonly EvaluationContext _context;

    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidPattern"/>: the pattern or a flag is not valid.</exception>
    public PatternMatcher(string text, string pattern, string flags, EvaluationContext context)
    {
        Work.Charge(context, text.Length + pattern.Length);
        _text = text;
        _pattern = PatternCache.Get(pattern, flags, text.Length);
        _fitsAutomaton = PatternBudget.Fits(_pattern.Translated, text.Length);
        _context = context;
    }

    /// <summary>The number of the last group.</summary>
    public int Groups => _pattern.Translated.Groups;

    /// <summary>The number of a named group, or -1.</summary>
    public int NumberOf(string name) => _pattern.Translated.Names.TryGetValue(name, out int number) ? number : -1;

    /// <summary>Whether the text has a match.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidPattern"/>: the pattern is not valid or took too long.</exception>
    public bool IsMatch() => Run(static (regex, text, _) => regex.IsMatch(text), 0);

    /// <summary>The first match at or after a position.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidPattern"/>: the pattern is not valid or took too long.</exception>
    public Match Match(int from) => Run(static (regex, text, at) => regex.Match(text, at), from);

    private T Run<T>(Func<Regex, string, int, T> match, int from)
    {
        TimeSpan left = TimeLeft();
        bool isAutomaton = _fitsAutomaton && _pattern.HasExploded;
        long start = Stopwatch.GetTimestamp();
        try
        {
            Regex regex = isAutomaton ? _pattern.Automaton(_text.Length - from)
                : _pattern.Backtracking(_fitsAutomaton ? _context.Limits.MaxPatternTime / TimeoutSteps : left);
            return match(regex, _text, from);
        }
        catch (RegexMatchTimeoutException) when (_fitsAutomaton)
        {
            _pattern.Explode();
        }
        catch (RegexMatchTimeoutException)
        {
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

        return Run(match, from);
    }

    private TimeSpan TimeLeft()
    {
        TimeSpan whole = _context.Limits.MaxPatternTime;
        double left = 1 - (_context.PatternTime / whole);
        return left > 0 ? whole * (Math.Ceiling(left * TimeoutSteps) / TimeoutSteps) : throw Patterns.TooSlow();
    }
}
