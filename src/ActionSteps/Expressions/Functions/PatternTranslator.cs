using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ActionSteps.Expressions.Functions;

/// <summary>
/// Turns a regular expression as JavaScript reads it into one of .NET that matches the same: <c>\d</c> and <c>\w</c> are ASCII,
/// <c>$</c> is the very end, named groups count in order, <c>[</c> in a class is literal. On the way it weighs the pattern.
/// </summary>
internal ref struct PatternTranslator
{
    private const string Digits = "0-9";
    private const string NoDigits = @"\0-/:-\uFFFF";
    private const string WordUnits = "A-Za-z0-9_";
    private const string NoWordUnits = @"\0-/:-@\[-\^`{-\uFFFF";
    private const string AnyButLineBreaks = @"[^\n\r\u2028\u2029]";

    private readonly string _source;
    private readonly bool _isMultiline;
    private readonly bool _isSingleline;
    private readonly StringBuilder _target;
    private readonly Dictionary<string, int> _names;
    private PatternWeight _weight;
    private int _at;
    private int _groups;
    private bool _needsBacktracking;
    private bool _isAfterHyphen;

    private PatternTranslator(string source, RegexOptions options)
    {
        _source = source;
        _isMultiline = options.HasFlag(RegexOptions.Multiline);
        _isSingleline = options.HasFlag(RegexOptions.Singleline);
        _target = new StringBuilder(source.Length + 16);
        _names = new Dictionary<string, int>(StringComparer.Ordinal);
        _weight = new PatternWeight();
    }

    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.InvalidPattern"/>: a group is of no kind that is known.</exception>
    public static TranslatedPattern Translate(string source, RegexOptions options)
    {
        PatternTranslator translator = new(source, options);
        while (translator._at < source.Length)
        {
            translator.TranslateNext();
        }

        return new TranslatedPattern(
            translator._target.ToString(), options, translator._needsBacktracking, translator._weight.Total, translator._groups, translator._names);
    }

    private void TranslateNext()
    {
        char unit = _source[_at++];
        switch (unit)
        {
            case '\\':
                TranslateEscape();
                break;
            case '[':
                TranslateClass();
                break;
            case '(':
                TranslateGroup();
                break;
            case ')':
                _weight.Close();
                _target.Append(unit);
                break;
            case '*' or '+' or '?' or '{':
                _weight.Repeat(_source.AsSpan(_at - 1));
                _target.Append(unit);
                break;
            case '.' when !_isSingleline:
                AppendAtom(AnyButLineBreaks);
                break;
            case '$' when !_isMultiline:
                AppendAtom(@"\z");
                break;
            default:
                _weight.Atom(1);
                _target.Append(unit);
                break;
        }
    }

    private void AppendAtom(string text)
    {
        _weight.Atom(1);
        _target.Append(text);
    }

    private void TranslateEscape()
    {
        if (_at == _source.Length)
        {
            throw Patterns.Invalid("it ends with a backslash");
        }

        _weight.Atom(1);
        char unit = _source[_at++];
        switch (unit)
        {
            case 'd':
                _target.Append($"[{Digits}]");
                break;
            case 'D':
                _target.Append($"[^{Digits}]");
                break;
            case 'w':
                _target.Append($"[{WordUnits}]");
                break;
            case 'W':
                _target.Append($"[^{WordUnits}]");
                break;
            case >= '1' and <= '9':
                _needsBacktracking = true;
                AppendEscape(unit);
                break;
            case 'k' when TryReadName(out string? name) && _names.TryGetValue(name, out int group):
                _needsBacktracking = true;
                _target.Append(string.Create(CultureInfo.InvariantCulture, $@"(?:\{group})"));
                break;
            case 'G':
                _needsBacktracking = true;
                AppendEscape(unit);
                break;
            case '_':
                // Often escaped, although it need not be; .NET refuses that.
                _target.Append('_');
                break;
            default:
                AppendEscape(unit);
                break;
        }
    }

    private readonly void AppendEscape(char unit) => _target.Append('\\').Append(unit);

    private void TranslateGroup()
    {
        _weight.Open();
        _target.Append('(');
        ReadOnlySpan<char> rest = _source.AsSpan(_at);
        if (rest is not ['?', ..])
        {
            _groups++;
        }
        else if (rest is ['?', '<', not ('=' or '!'), ..])
        {
            // .NET would count it after the groups without names.
            _at++;
            if (!TryReadName(out string? name) || !_names.TryAdd(name, ++_groups))
            {
                throw Patterns.Invalid("the name of a group is not a name, or there twice");
            }
        }
        else
        {
            bool looksAround = rest is ['?', '=' or '!' or '>', ..] or ['?', '<', ..];
            if (!looksAround && !IsPlainGroup(rest[1..]))
            {
                throw Patterns.Invalid("a group starts with \"(?\" and something unknown");
            }

            _needsBacktracking |= looksAround;
            _target.Append('?');
            _at++;
        }
    }

    private static bool IsPlainGroup(ReadOnlySpan<char> rest) => rest is [':', ..] or ['i', ':', ..] or ['-', 'i', ':', ..];

    private bool TryReadName([NotNullWhen(true)] out string? name)
    {
        name = null;
        int end = _at < _source.Length && _source[_at] == '<' ? _source.IndexOf('>', _at) : -1;
        if (end < 0)
        {
            return false;
        }

        name = _source[(_at + 1)..end];
        _at = end + 1;
        return name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(static unit => char.IsLetterOrDigit(unit) || unit is '_' or '$');
    }

    private void TranslateClass()
    {
        int start = _at;
        bool isNegated = _at < _source.Length && _source[_at] == '^';
        _at += isNegated ? 1 : 0;
        if (_at < _source.Length && _source[_at] == ']')
        {
            // Empty in JavaScript: nothing, or anything.
            _at++;
            AppendAtom(isNegated ? @"[\s\S]" : @"[^\s\S]");
            return;
        }

        _target.Append(isNegated ? "[^" : "[");
        _isAfterHyphen = false;
        while (_at < _source.Length && _source[_at] != ']')
        {
            TranslateClassUnit();
        }

        _weight.Class(_source.AsSpan(start, _at - start));
        if (_at < _source.Length)
        {
            _at++;
            _target.Append(']');
        }
    }

    private void TranslateClassUnit()
    {
        char unit = _source[_at++];
        bool isAfterHyphen = _isAfterHyphen;
        _isAfterHyphen = unit == '-';
        if (unit == '[')
        {
            _target.Append(@"\[");
        }
        else if (unit != '\\' || _at == _source.Length)
        {
            _target.Append(unit);
        }
        else if (SetOf(_source[_at]) is { } set)
        {
            _at++;
            AppendSet(set, isAfterHyphen);
        }
        else
        {
            _target.Append(_source[_at] == '_' ? "_" : $"\\{_source[_at]}");
            _at++;
        }
    }

    private static string? SetOf(char escaped) => escaped switch
    {
        'd' => Digits,
        'D' => NoDigits,
        'w' => WordUnits,
        'W' => NoWordUnits,
        _ => null,
    };

    /// <summary>Beside a set a hyphen is literal.</summary>
    private void AppendSet(string set, bool isAfterHyphen)
    {
        if (isAfterHyphen)
        {
            _target.Insert(_target.Length - 1, '\\');
        }

        _target.Append(set);
        if (_at < _source.Length && _source[_at] == '-')
        {
            _target.Append(@"\-");
            _at++;
        }
    }
}
