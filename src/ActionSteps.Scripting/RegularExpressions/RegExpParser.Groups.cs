using System.Text;

namespace ActionSteps.Scripting.RegularExpressions;

/// <content>Groups, their names, and references to them.</content>
internal sealed partial class RegExpParser
{
    private readonly Dictionary<string, List<int>> _names = new(StringComparer.Ordinal);
    private readonly List<string> _nameOrder = [];
    private readonly HashSet<string> _activeNames = new(StringComparer.Ordinal);
    private readonly List<(RegExpNode Node, string? Name, int Offset)> _references = [];
    private readonly Dictionary<int, (RegExpNode Node, int Start, int End)> _captures = [];
    private List<string>? _alternativeNames;
    private List<string>? _pendingNames;
    private int _groupCount;
    private int _totalGroups = -1;
    private bool _hasNames;

    private RegExpNode ParseGroup(out bool isQuantifiable)
    {
        int start = _at++;
        isQuantifiable = true;
        if (!Accept('?'))
        {
            return ParseCapture(start, name: null);
        }

        if (Accept(':'))
        {
            return CloseGroup(ParseDisjunction());
        }

        if (Current is '=' or '!' || (Current == '<' && Peek() is '=' or '!'))
        {
            bool isBehind = Accept('<');
            isQuantifiable = !_isUnicode && !isBehind;
            return ParseLook(isBehind, isNegative: _pattern[_at++] == '!');
        }

        return Accept('<') ? ParseCapture(start, ParseGroupName()) : throw Fault("Invalid group");
    }

    private RegExpNode CloseGroup(RegExpNode content) => Accept(')') ? content : throw Fault("Unterminated group");

    private RegExpNode ParseLook(bool isBehind, bool isNegative)
    {
        int firstGroup = _groupCount + 1;
        RegExpNode content = CloseGroup(ParseDisjunction());
        return new RegExpNode(RegExpNodeKind.Look)
        {
            Children = [content],
            IsBehind = isBehind,
            IsNegative = isNegative,
            FirstGroup = firstGroup,
            EndGroup = _groupCount + 1,
            MayBeEmpty = true,
            HasAssertion = true,
        };
    }

    private RegExpNode ParseCapture(int start, string? name)
    {
        int index = ++_groupCount;
        if (name is not null)
        {
            Declare(name, index);
        }

        RegExpNode node = RegExpNode.OfCapture(index, CloseGroup(ParseDisjunction()));
        if (_references.Count > 0)
        {
            _captures[index] = (node, start, _at);
        }

        return node;
    }

    // The same name may be used twice only where at most one of the groups can take part: in different alternatives.
    private void Declare(string name, int index)
    {
        if (!_activeNames.Add(name))
        {
            throw Fault("Duplicate capture group name");
        }

        (_alternativeNames ??= []).Add(name);
        if (!_names.TryGetValue(name, out List<int>? groups))
        {
            _names.Add(name, groups = []);
            _nameOrder.Add(name);
        }

        groups.Add(index);
    }

    private List<string>? BeginAlternatives()
    {
        // Names of this alternative of the outer disjunction so far, and of its earlier alternatives, wait below a separator.
        List<string>? outer = _alternativeNames;
        _pendingStack.Push(_pendingNames);
        (_alternativeNames, _pendingNames) = (null, null);
        return outer;
    }

    private readonly Stack<List<string>?> _pendingStack = new();

    private void NextAlternative()
    {
        if (_alternativeNames is null)
        {
            return;
        }

        _activeNames.ExceptWith(_alternativeNames);
        (_pendingNames ??= []).AddRange(_alternativeNames);
        _alternativeNames = null;
    }

    private void EndAlternatives(List<string>? outer)
    {
        List<string>? inner = _alternativeNames;
        if (_pendingNames is not null)
        {
            inner = inner is null ? _pendingNames : [.. _pendingNames, .. inner];
            _activeNames.UnionWith(_pendingNames);
        }

        _meter?.Charge(inner?.Count ?? 0);
        _alternativeNames = outer is null ? inner : outer;
        if (outer is not null && inner is not null)
        {
            outer.AddRange(inner);
        }

        _pendingNames = _pendingStack.Pop();
    }

    private (string Name, int[] Groups)[] NamedGroups()
    {
        var named = new (string, int[])[_nameOrder.Count];
        for (int i = 0; i < named.Length; i++)
        {
            named[i] = (_nameOrder[i], [.. _names[_nameOrder[i]]]);
        }

        return named;
    }

    /// <summary>Reads a name and the <c>&gt;</c> behind it.</summary>
    private string ParseGroupName()
    {
        var name = new StringBuilder();
        while (!Accept('>'))
        {
            if (AtEnd)
            {
                throw Fault("Invalid capture group name");
            }

            int character = _pattern[_at++];
            if (character == '\\')
            {
                character = Accept('u') ? ReadUnicodeEscape(allowsBraces: true) : -1;
            }
            else if (char.IsHighSurrogate((char)character) && char.IsLowSurrogate(Current))
            {
                character = char.ConvertToUtf32((char)character, _pattern[_at++]);
            }

            if (character < 0 || !(name.Length == 0 ? Lexer.IsIdentifierStart(character) : Lexer.IsIdentifierPart(character)))
            {
                throw Fault("Invalid capture group name");
            }

            name.Append(char.ConvertFromUtf32(character));
        }

        return name.Length > 0 ? name.ToString() : throw Fault("Invalid capture group name");
    }

    private RegExpNode NamedReference(string name)
    {
        var node = new RegExpNode(RegExpNodeKind.BackReference) { IsIgnoreCase = _isIgnoreCase, MayBeEmpty = true, HasAssertion = true };
        _references.Add((node, name, _at));
        return node;
    }

    private RegExpNode NumberedReference(int group)
    {
        var node = new RegExpNode(RegExpNodeKind.BackReference) { Groups = [group], IsIgnoreCase = _isIgnoreCase, MayBeEmpty = true, HasAssertion = true };
        _references.Add((node, null, _at));
        return node;
    }

    private void ResolveReferences()
    {
        foreach ((RegExpNode node, string? name, int offset) in _references)
        {
            if (name is not null)
            {
                node.Groups = _names.TryGetValue(name, out List<int>? groups) ? [.. groups] : throw new RegExpFault("Invalid named capture referenced", offset);
            }

            _meter?.Charge(node.Groups.Length);
            foreach (int group in node.Groups)
            {
                if (_captures.TryGetValue(group, out (RegExpNode Node, int Start, int End) capture) && capture.Start < offset && offset <= capture.End)
                {
                    capture.Node.IsSelfReferring = true;
                }
            }
        }
    }

    /// <summary>Counts all groups, also those still to come: only then it is known what <c>\2</c> and <c>\k</c> mean.</summary>
    private void CountGroups()
    {
        if (_totalGroups >= 0)
        {
            return;
        }

        _totalGroups = 0;
        int classDepth = 0;
        for (int i = 0; i < _pattern.Length; i++)
        {
            switch (_pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    classDepth = (_flags & RegExpFlags.UnicodeSets) != 0 ? classDepth + 1 : 1;
                    break;
                case ']':
                    classDepth = Math.Max(0, classDepth - 1);
                    break;
                case '(' when classDepth == 0:
                    bool isSpecial = i + 1 < _pattern.Length && _pattern[i + 1] == '?';
                    bool isNamed = isSpecial && i + 3 < _pattern.Length && _pattern[i + 2] == '<' && _pattern[i + 3] is not ('=' or '!');
                    _totalGroups += !isSpecial || isNamed ? 1 : 0;
                    _hasNames |= isNamed;
                    break;
            }
        }
    }
}
