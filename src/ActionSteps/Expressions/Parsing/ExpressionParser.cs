using System.Diagnostics.CodeAnalysis;
using ActionSteps.Expressions.Nodes;

namespace ActionSteps.Expressions.Parsing;

/// <summary>
/// Turns text into nodes (expressions.md section B.2). Never raises an exception: a template tries every brace, and most braces of a
/// style sheet are no placeholders. Nesting is counted, and chains of operators are loops, so that no text can exhaust the stack.
/// </summary>
internal ref partial struct ExpressionParser
{
    private readonly string _source;
    private readonly int _start;
    private readonly bool _isCut;
    private Lexer _lexer;
    private Token _token;
    private int _nesting;

    /// <param name="source">The text that the expression is part of.</param>
    /// <param name="start">Where the expression begins; it ends where it ends.</param>
    public ExpressionParser(string source, int start)
    {
        int longest = start + ExpressionLimits.MaxLength;
        _source = source;
        _start = start;
        _isCut = longest < source.Length;
        _lexer = new Lexer(source, start, _isCut ? longest : source.Length);
        Fault = default;
    }

    /// <summary>Why there is no expression.</summary>
    public ParseFault Fault { get; private set; }

    /// <summary>Whether a function is called or a modifier used, so that there may be warnings.</summary>
    public bool HasWarnings { get; private set; }

    /// <summary>Parses text that is nothing but an expression.</summary>
    public bool TryParseAll([NotNullWhen(true)] out Node? root)
    {
        root = Begin() ? ParseExpression() : null;
        if (root is not null && _token.Kind != TokenKind.End)
        {
            root = Unexpected();
        }

        return !IsTooLong() && root is not null;
    }

    /// <summary>Parses the content of braces with its modifiers.</summary>
    /// <param name="root">The placeholder.</param>
    /// <param name="end">The unit behind the closing brace.</param>
    public bool TryParsePlaceholder([NotNullWhen(true)] out Node? root, out int end)
    {
        root = Begin() ? ParseExpression() : null;
        if (root is not null)
        {
            root = ParseModifiers(OddNames.Wrap(root, _source.AsSpan(_start, _token.Start - _start)));
        }

        if (root is not null && _token.Kind != TokenKind.CloseBrace)
        {
            root = _token.Kind == TokenKind.End ? Fail(ParseProblem.Missing, '}') : Unexpected();
        }

        end = _token.End;
        return !IsTooLong() && root is not null;
    }

    /// <summary>Parses modifiers behind a path that is no expression.</summary>
    /// <param name="inner">The path.</param>
    /// <param name="root">The placeholder.</param>
    /// <param name="end">The unit behind the closing brace.</param>
    public bool TryParseModifiers(Node inner, [NotNullWhen(true)] out Node? root, out int end)
    {
        Advance();
        root = ParseModifiers(inner);
        end = _token.End;
        return root is not null && _token.Kind == TokenKind.CloseBrace;
    }

    private bool Begin()
    {
        Advance();
        if (_token.Kind is not (TokenKind.End or TokenKind.CloseBrace))
        {
            return true;
        }

        Fail(ParseProblem.Empty);
        return false;
    }

    /// <summary>Text that was cut at the longest length fails for its length, whatever the parser says about the cut.</summary>
    private bool IsTooLong()
    {
        bool isTooLong = _isCut && (_token.Kind == TokenKind.End || Fault.Problem == ParseProblem.UnclosedText);
        if (isTooLong)
        {
            Fault = new ParseFault(ParseProblem.TooLong, _start, _start);
        }

        return isTooLong;
    }

    private Node? ParseExpression()
    {
        if (!TryEnter())
        {
            return null;
        }

        Node? node = ParseBinary(BinaryOperators.Loosest);
        if (node is not null && _token.Kind == TokenKind.Question)
        {
            node = ParseConditional(node);
        }

        _nesting--;
        return node;
    }

    private ConditionalNode? ParseConditional(Node condition)
    {
        Advance();
        return ParseExpression() is { } then && Expect(TokenKind.Colon, ':') && ParseExpression() is { } otherwise
            ? new ConditionalNode(condition, then, otherwise)
            : null;
    }

    private Node? ParseBinary(int loosest)
    {
        Node? node = ParseUnary();
        while (node is not null && Operator() is var operation && BinaryOperators.BindingOf(operation) is var binding && binding >= loosest)
        {
            node = ParseChain(node, operation, binding);
        }

        return node;
    }

    /// <summary>Operands joined by operators that all bind alike.</summary>
    private Node? ParseChain(Node first, BinaryOperator operation, int binding)
    {
        int position = _token.Start;
        Advance();
        if (ParseBinary(binding + 1) is not { } operand)
        {
            return null;
        }

        if (BinaryOperators.BindingOf(Operator()) != binding)
        {
            return BinaryOperators.Create(operation, first, operand, position);
        }

        List<ChainLink> links = [new ChainLink(operation, operand, position)];
        while (Operator() is var next && BinaryOperators.BindingOf(next) == binding)
        {
            position = _token.Start;
            Advance();
            if (ParseBinary(binding + 1) is not { } further)
            {
                return null;
            }

            links.Add(new ChainLink(next, further, position));
        }

        return new ChainNode(first, [.. links]);
    }

    private Node? ParseUnary()
    {
        bool isNot = _token.Kind == TokenKind.Not || IsWord("not");
        bool isSign = _token is { Kind: TokenKind.Operator, Operator: BinaryOperator.Subtract or BinaryOperator.Add };
        if (!isNot && !isSign)
        {
            return ParsePower();
        }

        Token sign = _token;
        if (!TryEnter())
        {
            return null;
        }

        Advance();
        Node? operand = ParseUnary();
        _nesting--;
        if (operand is null || isNot)
        {
            return operand is null ? null : new NotNode(operand, sign.Start);
        }

        bool isNegative = sign.Operator == BinaryOperator.Subtract;
        return operand is LiteralNode literal && literal.Value.TryGetNumber(out double number)
            ? new LiteralNode(isNegative ? -number : number, sign.Start)
            : new UnaryNode(isNegative, operand, sign.Start);
    }

    private Node? ParsePower()
    {
        Node? node = ParsePostfix();
        if (node is null || _token is not { Kind: TokenKind.Operator, Operator: BinaryOperator.Power })
        {
            return node;
        }

        int position = _token.Start;
        if (!TryEnter())
        {
            return null;
        }

        Advance();
        Node? exponent = ParseUnary();
        _nesting--;
        return exponent is null ? null : new ArithmeticNode(BinaryOperator.Power, node, exponent, position);
    }

    /// <summary>The operator at the current token; <see cref="BinaryOperator.None"/> when it is none.</summary>
    private readonly BinaryOperator Operator()
    {
        if (_token.Kind == TokenKind.Operator)
        {
            return _token.Operator;
        }

        BinaryOperator operation = BinaryOperator.None;
        return _token.Kind == TokenKind.Name && Names.IsOperator(TextOf(_token), out operation) ? operation : BinaryOperator.None;
    }

    /// <summary>Whether the current token is that word and not the name of a function.</summary>
    private readonly bool IsWord(string word) =>
        _token.Kind == TokenKind.Name && Names.Is(TextOf(_token), word) && _lexer.UnitAt(_token.End) != '(';

    private readonly ReadOnlySpan<char> TextOf(Token token) => _source.AsSpan(token.Start, token.End - token.Start);

    private void Advance() => _token = _lexer.Next();

    private bool Expect(TokenKind kind, char symbol)
    {
        if (_token.Kind != kind)
        {
            Fail(ParseProblem.Missing, symbol);
            return false;
        }

        Advance();
        return true;
    }

    private bool TryEnter()
    {
        // The outermost expression is no nesting yet.
        if (++_nesting <= ExpressionLimits.MaxNesting + 1)
        {
            return true;
        }

        Fail(ParseProblem.TooDeep);
        return false;
    }

    private Node? Unexpected()
    {
        if (_token.Kind == TokenKind.End)
        {
            return Fail(ParseProblem.ValueMissing);
        }

        bool isText = _token.Kind == TokenKind.Invalid && _source[_token.Start] is '"' or '\'';
        return Fail(isText ? ParseProblem.UnclosedText : ParseProblem.Unexpected);
    }

    private Node? Fail(ParseProblem problem, char expected = default)
    {
        Fault = new ParseFault(problem, _token.Start, _token.End, expected);
        return null;
    }
}
