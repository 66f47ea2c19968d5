using System.Text;

namespace ActionSteps.Scripting.RegularExpressions;

/// <summary>Reads a pattern into a tree, with all early errors (22.2.1) and the looser syntax of annex B where no Unicode mode is on.</summary>
internal sealed partial class RegExpParser
{
    private const int MaxDepth = 500;
    private const int MaxLength = 1_000_000;

    /// <summary>What a node of the tree and its code may take, for the memory that a run pays.</summary>
    private const int NodeCost = 200;

    private readonly string _pattern;
    private readonly RegExpFlags _flags;
    private readonly bool _isUnicode;
    private readonly bool _isIgnoreCase;
    private readonly Meter? _meter;
    private readonly StringBuilder _text = new();
    private int _at;
    private int _depth;

    private RegExpParser(string pattern, RegExpFlags flags, Meter? meter)
    {
        _pattern = pattern;
        _flags = flags;
        _isUnicode = (flags & RegExpFlags.AnyUnicode) != 0;
        _isIgnoreCase = (flags & RegExpFlags.IgnoreCase) != 0;
        _meter = meter;
    }

    private bool AtEnd => _at >= _pattern.Length;

    private char Current => _at < _pattern.Length ? _pattern[_at] : '\0';

    /// <summary>Reads a pattern; who runs already pays for the tree.</summary>
    /// <exception cref="RegExpFault">It is not a pattern.</exception>
    internal static RegExpTree Parse(string pattern, RegExpFlags flags, Meter? meter)
    {
        if (pattern.Length > MaxLength)
        {
            throw new RegExpFault("Regular expression too large", 0);
        }

        meter?.Allocate(16L * pattern.Length);
        var parser = new RegExpParser(pattern, flags, meter);
        RegExpNode root = parser.ParseDisjunction();
        if (!parser.AtEnd)
        {
            throw parser.Fault("Unmatched ')'");
        }

        parser.ResolveReferences();
        return new RegExpTree(root, parser._groupCount, parser.NamedGroups());
    }

    private RegExpFault Fault(string message) => new(message, Math.Min(_at, _pattern.Length));

    private char Peek(int offset = 1) => _at + offset < _pattern.Length ? _pattern[_at + offset] : '\0';

    private bool Accept(char unit)
    {
        if (_at < _pattern.Length && _pattern[_at] == unit)
        {
            _at++;
            return true;
        }

        return false;
    }

    private bool Accept(string text)
    {
        if (string.CompareOrdinal(_pattern, _at, text, 0, text.Length) != 0)
        {
            return false;
        }

        _at += text.Length;
        return true;
    }

    /// <summary>Reads one character as it stands: a code point in Unicode mode, else a unit.</summary>
    private int ReadCharacter()
    {
        char unit = _pattern[_at++];
        return _isUnicode && char.IsHighSurrogate(unit) && char.IsLowSurrogate(Current) ? char.ConvertToUtf32(unit, _pattern[_at++]) : unit;
    }

    private void Enter()
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Fault("Regular expression too large");
        }
    }

    private void Add(List<RegExpNode> parts, RegExpNode node)
    {
        FlushText(parts);
        _meter?.Allocate(NodeCost);
        _meter?.Charge(4);
        parts.Add(node);
    }

    private void FlushText(List<RegExpNode> parts)
    {
        if (_text.Length > 0)
        {
            _meter?.Allocate(NodeCost);
            parts.Add(RegExpNode.OfText(_text.ToString()));
            _text.Clear();
        }
    }

    private RegExpNode ParseDisjunction()
    {
        Enter();
        List<string>? names = BeginAlternatives();
        RegExpNode first = ParseAlternative();
        if (Current != '|' || AtEnd)
        {
            EndAlternatives(names);
            _depth--;
            return first;
        }

        var choices = new List<RegExpNode> { first };
        while (Accept('|'))
        {
            NextAlternative();
            choices.Add(ParseAlternative());
        }

        EndAlternatives(names);
        _depth--;
        return RegExpNode.OfChoice([.. choices]);
    }

    private RegExpNode ParseAlternative()
    {
        var parts = new List<RegExpNode>();
        while (!AtEnd && Current is not ('|' or ')'))
        {
            ParseTerm(parts);
        }

        FlushText(parts);
        return parts.Count switch
        {
            0 => RegExpNode.Empty,
            1 => parts[0],
            _ => RegExpNode.OfSequence([.. parts]),
        };
    }

    private void ParseTerm(List<RegExpNode> parts)
    {
        int firstGroup = _groupCount + 1;
        RegExpNode? node = null;
        int character = -1;
        bool isQuantifiable = true;
        switch (Current)
        {
            case '^':
                _at++;
                node = Assertion(RegExpNodeKind.LineStart);
                isQuantifiable = false;
                break;
            case '$':
                _at++;
                node = Assertion(RegExpNodeKind.LineEnd);
                isQuantifiable = false;
                break;
            case '(':
                FlushText(parts);
                node = ParseGroup(out isQuantifiable);
                break;
            case '.':
                _at++;
                node = RegExpNode.OfSet((_flags & RegExpFlags.DotAll) != 0 ? CodePointSet.All : CharacterSets.NotLineBreaks);
                break;
            case '[':
                node = ParseClass();
                break;
            case '\\':
                node = ParseAtomEscape(out character, out isQuantifiable);
                break;
            case '*' or '+' or '?':
                throw Fault("Nothing to repeat");
            case '{' when _isUnicode || TryParseBraces(out _, out _):
                throw Fault("Nothing to repeat");
            case '}' or ']' when _isUnicode:
                throw Fault("Lone quantifier brackets");
            default:
                character = ReadCharacter();
                break;
        }

        if (!TryParseQuantifier(out int min, out int max, out bool isLazy))
        {
            AddAtom(parts, node, character);
            return;
        }

        if (!isQuantifiable)
        {
            throw Fault("Nothing to repeat");
        }

        FlushText(parts);
        Add(parts, RegExpNode.OfLoop(node ?? NodeOf(character), min, max, isLazy, firstGroup, _groupCount + 1));
    }

    private void AddAtom(List<RegExpNode> parts, RegExpNode? node, int character)
    {
        node ??= SetOf(character);
        if (node is not null)
        {
            if (node.Kind != RegExpNodeKind.Empty)
            {
                Add(parts, node);
            }

            return;
        }

        AppendText(character);
    }

    private void AppendText(int character)
    {
        if (character < 0x10000)
        {
            _text.Append((char)character);
        }
        else
        {
            _text.Append(char.ConvertFromUtf32(character));
        }
    }

    private RegExpNode NodeOf(int character) =>
        SetOf(character) ?? RegExpNode.OfText(character < 0x10000 ? ((char)character).ToString() : char.ConvertFromUtf32(character));

    /// <summary>A character that is more than its units: one with case that is ignored, or half of a pair in Unicode mode.</summary>
    private RegExpNode? SetOf(int character)
    {
        CodePointSet? variants = _isIgnoreCase ? CaseTable.Variants(character, _isUnicode) : null;
        if (variants is null && _isUnicode && character is >= 0xD800 and <= 0xDFFF)
        {
            variants = CodePointSet.Of(character);
        }

        return variants is null ? null : RegExpNode.OfSet(variants);
    }

    private RegExpNode Assertion(RegExpNodeKind kind) => new(kind)
    {
        IsMultiline = (_flags & RegExpFlags.Multiline) != 0,
        IsIgnoreCase = _isIgnoreCase && _isUnicode,
        MayBeEmpty = true,
        HasAssertion = true,
    };

    private bool TryParseQuantifier(out int min, out int max, out bool isLazy)
    {
        (min, max, isLazy) = (0, int.MaxValue, false);
        if (AtEnd)
        {
            return false;
        }

        switch (Current)
        {
            case '*':
                _at++;
                break;
            case '+':
                _at++;
                min = 1;
                break;
            case '?':
                _at++;
                max = 1;
                break;
            case '{':
                if (!TryParseBraces(out min, out max))
                {
                    return _isUnicode ? throw Fault("Incomplete quantifier") : false;
                }

                break;
            default:
                return false;
        }

        isLazy = Accept('?');
        return true;
    }

    private bool TryParseBraces(out int min, out int max)
    {
        int start = _at++;
        (min, max) = (0, int.MaxValue);
        if (TryReadDecimal(out double low))
        {
            double high = low;
            bool isClosed = Accept('}');
            if (!isClosed && Accept(','))
            {
                high = TryReadDecimal(out double read) ? read : double.PositiveInfinity;
                isClosed = Accept('}');
            }

            if (isClosed)
            {
                min = (int)Math.Min(low, int.MaxValue);
                max = (int)Math.Min(high, int.MaxValue);
                return low <= high ? true : throw Fault("numbers out of order in {} quantifier");
            }
        }

        _at = start;
        return false;
    }

    private bool TryReadDecimal(out double value)
    {
        value = 0;
        int start = _at;
        for (; char.IsAsciiDigit(Current); _at++)
        {
            value = (value * 10) + (Current - '0');
        }

        return _at > start;
    }
}
