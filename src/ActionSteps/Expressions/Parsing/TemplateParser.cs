using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using ActionSteps.Expressions.Nodes;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Parsing;

/// <summary>
/// Finds the placeholders of a template (session-and-variables.md section 8). A brace that begins no placeholder is text, and what
/// follows it is looked at again, so that <c>{"name":"{name}"}</c> has a placeholder inside of literal braces.
/// </summary>
internal sealed class TemplateParser(string source)
{
    private static readonly SearchValues<char> Special = SearchValues.Create("{\\");
    private static readonly SearchValues<char> NotInPaths = SearchValues.Create("{}|\"'\\");

    private readonly List<TemplatePart> _parts = [];
    private readonly StringBuilder _literal = new();
    private int _literalStart;

    /// <summary>The parts in order; neighbouring text is one part.</summary>
    public IReadOnlyList<TemplatePart> Parts => _parts;

    /// <summary>The first brace that begins no placeholder, whatever the session holds.</summary>
    public ExpressionFault? SyntaxFault { get; private set; }

    /// <summary>The first brace that is a placeholder only where the session has an odd name.</summary>
    public ExpressionFault? GuardFault { get; private set; }

    /// <summary>Whether a function is called or a modifier used anywhere, so that there may be warnings.</summary>
    public bool HasWarnings { get; private set; }

    public void Parse()
    {
        int at = 0;
        while (source.AsSpan(at).IndexOfAny(Special) is var offset && offset >= 0)
        {
            at += offset;
            if (source[at] == '{')
            {
                at = ParseBrace(at);
            }
            else if (at + 1 < source.Length && source[at + 1] is '{' or '}')
            {
                TakeLiteral(at);
                _literalStart = at + 1;
                at += 2;
            }
            else
            {
                at++;
            }
        }

        AddLiteral(source.Length);
    }

    /// <summary>Parses what follows an opening brace and returns where to go on.</summary>
    private int ParseBrace(int open)
    {
        ExpressionParser parser = new(source, open + 1);
        bool isExpression = parser.TryParsePlaceholder(out Node? node, out int end);
        HasWarnings |= parser.HasWarnings;
        if (isExpression && node is not null)
        {
            AddPlaceholder(new TemplatePart(string.Empty, node), open, end);
            return end;
        }

        if (TryParseOddPath(open, out node, out VariablePath? path, out end))
        {
            AddPlaceholder(new TemplatePart(source[open..end], node, path), open, end);
            GuardFault ??= parser.Fault.ToFault(source);
            return end;
        }

        if (parser.Fault.Problem != ParseProblem.Empty)
        {
            SyntaxFault ??= parser.Fault.ToFault(source);
        }

        return open + 1;
    }

    /// <summary>Content that is no expression, but may be a name, such as <c>{first name|capitalize}</c>.</summary>
    private bool TryParseOddPath(
        int open, [NotNullWhen(true)] out Node? node, [NotNullWhen(true)] out VariablePath? path, out int end)
    {
        (node, path, end) = (null, null, 0);
        ReadOnlySpan<char> rest = source.AsSpan(open + 1, Math.Min(VariablePath.MaxLength, source.Length - open - 1));
        int length = rest.IndexOfAny(NotInPaths);
        if (length <= 0 || rest[length] is not ('}' or '|'))
        {
            return false;
        }

        path = VariablePath.ParseLoose(rest[..length].ToString());
        return path.IsValid
            && new ExpressionParser(source, open + 1 + length).TryParseModifiers(new PathNode(path, open + 1), out node, out end);
    }

    private void AddPlaceholder(TemplatePart part, int open, int end)
    {
        AddLiteral(open);
        _parts.Add(part);
        _literalStart = end;
    }

    private void TakeLiteral(int end) => _literal.Append(source, _literalStart, end - _literalStart);

    private void AddLiteral(int end)
    {
        TakeLiteral(end);
        if (_literal.Length > 0)
        {
            _parts.Add(new TemplatePart(_literal.ToString()));
            _literal.Clear();
        }

        _literalStart = end;
    }
}
