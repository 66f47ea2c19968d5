using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace ActionSteps.Scripting.Syntax;

/// <content>Literals, names, parentheses and arrows.</content>
internal sealed partial class Parser
{
    private Expression ParsePrimary()
    {
        int position = Token.Start;
        if (IsEscapedKeyword)
        {
            throw Fault("Keyword must not contain escaped characters");
        }

        switch (Kind)
        {
            case TokenKind.Identifier:
                if (IsWord("async") && PeekKind(out bool afterBreak) == TokenKind.Function && !afterBreak)
                {
                    Next();
                    return ParseFunctionExpression(position, isAsync: true);
                }

                return new Identifier(position, ExpectIdentifier());
            case TokenKind.Number:
                double number = Token.Number;
                CheckOctal();
                Next();
                return new NumberLiteral(position, number);
            case TokenKind.BigInt:
                var big = new JsBigInt(BigInteger.Parse(Token.Text, CultureInfo.InvariantCulture));
                Next();
                return new BigIntLiteral(position, big);
            case TokenKind.String:
                CheckOctal();
                JsString text = Intern(Token.Text);
                Next();
                return new StringLiteral(position, text);
            case TokenKind.TemplateStart:
                TemplateLiteral template = ParseTemplate();
                foreach (TemplatePart part in template.Parts)
                {
                    if (part.Cooked is null)
                    {
                        throw Fault(part.Position, "Invalid escape sequence in template");
                    }
                }

                return template;
            case TokenKind.Slash or TokenKind.SlashAssign:
                return ParseRegExp();
            case TokenKind.True or TokenKind.False:
                bool flag = Kind == TokenKind.True;
                Next();
                return new BooleanLiteral(position, flag);
            case TokenKind.Null:
                Next();
                return new NullLiteral(position);
            case TokenKind.This:
                Next();
                return new ThisExpression(position);
            case TokenKind.LeftParen:
                return ParseParenthesesOrArrow();
            case TokenKind.LeftBracket:
                return ParseArrayLiteral();
            case TokenKind.LeftBrace:
                return ParseObjectLiteral();
            case TokenKind.Function:
                return ParseFunctionExpression(position, isAsync: false);
            case TokenKind.Class:
                return new ClassExpression(position, ParseClass(isDeclaration: false));
            default:
                throw Unexpected();
        }
    }

    private void CheckOctal()
    {
        if (IsStrict && Token.HasOctal)
        {
            throw Fault(Kind == TokenKind.Number ? "Octal literals are not allowed in strict mode." : "Octal escape sequences are not allowed in strict mode.");
        }
    }

    private RegExpLiteral ParseRegExp()
    {
        int position = Token.Start;
        (string pattern, string flags) = _lexer.ReadRegExp();
        RegExpProgram program = RegExpSyntax.Read(pattern, flags, (offset, message) => Fault(position + 1 + offset, message));
        Next();
        return new RegExpLiteral(position, program);
    }

    /// <summary>An arrow whose only parameter has no parentheses: <c>a => …</c>, <c>async a => …</c>.</summary>
    private bool TryParseSimpleArrow(int position, bool allowsIn, [NotNullWhen(true)] out Expression? arrow)
    {
        arrow = null;
        bool isAsync = false;
        TokenKind next = PeekKind(out bool afterBreak);
        if (IsWord("async") && next == TokenKind.Identifier && !afterBreak)
        {
            (Token Current, int At, int LastEnd) mark = _lexer.Mark();
            Next();
            if (PeekKind(out _) != TokenKind.Arrow)
            {
                _lexer.Reset(mark);
                return false;
            }

            isAsync = true;
            if (IsWord("await"))
            {
                throw Unexpected();
            }
        }
        else if (next != TokenKind.Arrow)
        {
            return false;
        }

        int at = Token.Start;
        var name = new Identifier(at, ExpectIdentifier());
        arrow = ParseArrow(position, [new Parameter(at, name, null, isRest: false)], isAsync, allowsIn);
        return true;
    }

    private Expression ParseParenthesesOrArrow()
    {
        int position = Token.Start;
        int suspensions = _suspensions;
        int outerCover = _pendingCover;
        _pendingCover = -1;
        Next();
        int mark = _parts.Mark;
        bool hasRest = false;
        bool hasTrailingComma = false;
        while (Kind != TokenKind.RightParen)
        {
            hasTrailingComma = false;
            int at = Token.Start;
            if (Accept(TokenKind.Ellipsis))
            {
                _parts.Add(new SpreadElement(at, ParseBindingOrCover()));
                hasRest = true;
                break;
            }

            _parts.Add(ParseAssignmentCover(allowsIn: true));
            if (!Accept(TokenKind.Comma))
            {
                break;
            }

            hasTrailingComma = true;
        }

        Expect(TokenKind.RightParen);
        Expression[] items = _parts.Take<Expression>(mark);
        if (Kind == TokenKind.Arrow && !Token.AfterLineBreak)
        {
            if (suspensions != _suspensions)
            {
                throw Fault(position, "Yield and await expressions are not allowed in formal parameters");
            }

            _pendingCover = outerCover;
            return ParseArrow(position, ToParameters(items), isAsync: false, allowsIn: true);
        }

        if (items.Length == 0 || hasRest || hasTrailingComma)
        {
            throw Unexpected();
        }

        Expression inner = items.Length == 1 ? items[0] : new SequenceExpression(position, items);
        inner.IsParenthesized = true;
        _pendingCover = outerCover >= 0 ? outerCover : _pendingCover;
        return inner;
    }

    private Expression ParseBindingOrCover() => Kind is TokenKind.LeftBracket or TokenKind.LeftBrace
        ? ParseAssignmentCover(allowsIn: true)
        : new Identifier(Token.Start, ExpectIdentifier());

    private Expression ParseAsyncCallOrArrow(Expression callee, int position)
    {
        int at = Token.Start;
        int outerCover = _pendingCover;
        int suspensions = _suspensions;
        int awaitNames = _awaitNames;
        _pendingCover = -1;
        _lastCommaEnd = -1;
        Expression[] arguments = ParseArgumentsCover();
        if (Kind == TokenKind.Arrow && !Token.AfterLineBreak)
        {
            if (suspensions != _suspensions)
            {
                throw Fault(position, "Yield and await expressions are not allowed in formal parameters");
            }

            if (awaitNames != _awaitNames)
            {
                throw Fault(position, "Illegal await-expression in formal parameters of async function");
            }

            if (arguments is [.., SpreadElement last] && _lastCommaEnd > last.Position)
            {
                throw Fault(last.Position, "Rest parameter must be last formal parameter");
            }

            _pendingCover = outerCover;
            return ParseArrow(position, ToParameters(arguments), isAsync: true, allowsIn: true);
        }

        CheckCover();
        _pendingCover = outerCover;
        return new CallExpression(at, callee, arguments, isOptional: false);
    }

    private ArrayLiteral ParseArrayLiteral()
    {
        int position = Token.Start;
        Next();
        int mark = _parts.Mark;
        while (Kind != TokenKind.RightBracket)
        {
            if (Accept(TokenKind.Comma))
            {
                _parts.Add(null);
                continue;
            }

            int at = Token.Start;
            bool isSpread = Accept(TokenKind.Ellipsis);
            Expression element = ParseAssignmentCover(allowsIn: true);
            _parts.Add(isSpread ? new SpreadElement(at, element) : element);
            if (Kind != TokenKind.RightBracket)
            {
                Expect(TokenKind.Comma);
                if (isSpread)
                {
                    // Remembered by position: as a pattern, nothing may follow the rest element, not even a comma.
                    (_commaAfterSpread ??= []).Add(at);
                }
            }
        }

        Next();
        return new ArrayLiteral(position, _parts.Take<Expression?>(mark));
    }

    private HashSet<int>? _commaAfterSpread;
}
