namespace ActionSteps.Scripting.Syntax;

/// <content>Patterns: read as such in declarations, or made of literals that turned out to be on the left of an assignment.</content>
internal sealed partial class Parser
{
    private Expression ParseBindingTarget(VariableKind kind)
    {
        Enter();
        Expression target = Kind switch
        {
            TokenKind.LeftBracket => ParseArrayBinding(kind),
            TokenKind.LeftBrace => ParseObjectBinding(kind),
            _ => ParseBindingName(kind),
        };
        Leave();
        return target;
    }

    private Identifier ParseBindingName(VariableKind kind)
    {
        int position = Token.Start;
        string name = ExpectIdentifier();
        CheckBindable(name, position);
        Bind(name, kind, position);
        return new Identifier(position, name);
    }

    private void Bind(string name, VariableKind kind, int position)
    {
        if (kind == VariableKind.Parameter)
        {
            _parameterNames.Add((name, position));
        }

        Declare(name, kind, position);
    }

    private ArrayPattern ParseArrayBinding(VariableKind kind)
    {
        int position = Token.Start;
        Next();
        var elements = new List<PatternElement?>();
        Expression? rest = null;
        while (Kind != TokenKind.RightBracket)
        {
            if (Accept(TokenKind.Comma))
            {
                elements.Add(null);
                continue;
            }

            if (Accept(TokenKind.Ellipsis))
            {
                rest = ParseBindingTarget(kind);
                break;
            }

            elements.Add(ParseBindingElement(kind));
            if (Kind != TokenKind.RightBracket)
            {
                Expect(TokenKind.Comma);
            }
        }

        Expect(TokenKind.RightBracket);
        return new ArrayPattern(position, elements, rest);
    }

    private PatternElement ParseBindingElement(VariableKind kind)
    {
        int position = Token.Start;
        Expression target = ParseBindingTarget(kind);
        Expression? value = Accept(TokenKind.Assign) ? ParseAssignment() : null;
        return new PatternElement(position, target, value);
    }

    private ObjectPattern ParseObjectBinding(VariableKind kind)
    {
        int position = Token.Start;
        Next();
        var properties = new List<PropertyPattern>();
        Expression? rest = null;
        while (Kind != TokenKind.RightBrace)
        {
            int at = Token.Start;
            if (Accept(TokenKind.Ellipsis))
            {
                rest = ParseBindingName(kind);
                break;
            }

            properties.Add(ParsePropertyBinding(kind, at));
            if (Kind != TokenKind.RightBrace)
            {
                Expect(TokenKind.Comma);
            }
        }

        Expect(TokenKind.RightBrace);
        return new ObjectPattern(position, properties, rest);
    }

    private PropertyPattern ParsePropertyBinding(VariableKind kind, int position)
    {
        Token name = Token;
        Expression key = ParsePropertyKey(out bool isComputed);
        if (Accept(TokenKind.Colon))
        {
            return new PropertyPattern(position, key, isComputed, ParseBindingElement(kind));
        }

        if (name.Kind != TokenKind.Identifier || !IsAllowedIdentifier(name.Text))
        {
            throw Unexpected();
        }

        NoteAwait(name.Text);
        CheckBindable(name.Text, position);
        Bind(name.Text, kind, position);
        Expression? value = Accept(TokenKind.Assign) ? ParseAssignment() : null;
        return new PropertyPattern(position, key, isComputed: false, new PatternElement(position, new Identifier(position, name.Text), value));
    }

    /// <summary>Turns a literal into a pattern for an assignment; targets are names and members.</summary>
    private Expression ToAssignmentTarget(Expression expression) => ToPattern(expression, isBinding: false);

    private Expression ToPattern(Expression expression, bool isBinding)
    {
        Enter();
        Expression result;
        switch (expression)
        {
            case ObjectLiteral literal when !literal.IsParenthesized:
                result = ToObjectPattern(literal, isBinding);
                break;
            case ArrayLiteral literal when !literal.IsParenthesized:
                result = ToArrayPattern(literal, isBinding);
                break;
            case Identifier name when isBinding:
                if (name.IsParenthesized || !IsAllowedIdentifier(name.Name))
                {
                    throw Fault(name.Position, "Invalid destructuring assignment target");
                }

                CheckBindable(name.Name, name.Position);
                Bind(name.Name, VariableKind.Parameter, name.Position);
                result = name;
                break;
            default:
                if (isBinding)
                {
                    throw Fault(expression.Position, "Invalid destructuring assignment target");
                }

                CheckSimpleTarget(expression, "Invalid destructuring assignment target");
                result = expression;
                break;
        }

        Leave();
        return result;
    }

    private PatternElement ToElement(Expression expression, bool isBinding) =>
        expression is AssignmentExpression { Operator: TokenKind.Assign, IsParenthesized: false } assignment
            ? new PatternElement(expression.Position, AssignedPattern(assignment.Target, isBinding), assignment.Value)
            : new PatternElement(expression.Position, ToPattern(expression, isBinding), null);

    // The target of "[a] = b" inside a pattern is a pattern already; as a binding it still has to declare its names.
    private Expression AssignedPattern(Expression target, bool isBinding)
    {
        if (target is not (ArrayPattern or ObjectPattern))
        {
            return ToPattern(target, isBinding);
        }

        if (isBinding)
        {
            BindPattern(target);
        }

        return target;
    }

    private void BindPattern(Expression target)
    {
        switch (target)
        {
            case Identifier:
                ToPattern(target, isBinding: true);
                break;
            case ArrayPattern array:
                foreach (PatternElement? element in array.Elements)
                {
                    if (element is not null)
                    {
                        BindPattern(element.Target);
                    }
                }

                if (array.Rest is not null)
                {
                    BindPattern(array.Rest);
                }

                break;
            case ObjectPattern pattern:
                foreach (PropertyPattern property in pattern.Properties)
                {
                    BindPattern(property.Element.Target);
                }

                if (pattern.Rest is not null)
                {
                    BindPattern(pattern.Rest);
                }

                break;
            default:
                throw Fault(target.Position, "Invalid destructuring assignment target");
        }
    }

    private ArrayPattern ToArrayPattern(ArrayLiteral literal, bool isBinding)
    {
        var elements = new List<PatternElement?>();
        Expression? rest = null;
        for (int i = 0; i < literal.Elements.Count; i++)
        {
            Expression? element = literal.Elements[i];
            if (element is SpreadElement spread)
            {
                bool isLast = i == literal.Elements.Count - 1 && _commaAfterSpread?.Contains(spread.Position) != true;
                rest = isLast ? ToPattern(spread.Argument, isBinding) : throw Fault(spread.Position, "Rest element must be last element");
            }
            else
            {
                elements.Add(element is null ? null : ToElement(element, isBinding));
            }
        }

        return new ArrayPattern(literal.Position, elements, rest);
    }

    private ObjectPattern ToObjectPattern(ObjectLiteral literal, bool isBinding)
    {
        var properties = new List<PropertyPattern>();
        Expression? rest = null;
        for (int i = 0; i < literal.Properties.Count; i++)
        {
            PropertyNode property = literal.Properties[i];
            switch (property.PropertyKind)
            {
                case PropertyKind.Spread:
                    bool isLast = i == literal.Properties.Count - 1 && _commaAfterSpread?.Contains(property.Position) != true;
                    if (!isLast || property.Value is ObjectLiteral or ArrayLiteral)
                    {
                        throw Fault(property.Position, "Rest element must be last element");
                    }

                    rest = ToPattern(property.Value, isBinding);
                    break;
                case PropertyKind.Value or PropertyKind.Shorthand or PropertyKind.ShorthandWithDefault:
                    properties.Add(new PropertyPattern(property.Position, property.Key, property.IsComputed, ToElement(property.Value, isBinding)));
                    break;
                default:
                    throw Fault(property.Position, "Invalid destructuring assignment target");
            }
        }

        return new ObjectPattern(literal.Position, properties, rest);
    }
}
