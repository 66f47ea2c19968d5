namespace ActionSteps.Scripting.Compilation;

/// <content>Statements.</content>
internal sealed partial class Resolver
{
    private void Statements(IReadOnlyList<Statement> statements)
    {
        for (int i = 0; i < statements.Count; i++)
        {
            Visit(statements[i]);
        }
    }

    private void Visit(Statement statement)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw ScriptSyntaxException.At(_source, statement.Position, "The source is nested too deeply");
        }

        switch (statement.Kind)
        {
            case NodeKind.VariableDeclaration:
                Variables((VariableDeclaration)statement);
                break;
            case NodeKind.ClassDeclaration:
                ClassNode node = ((ClassDeclaration)statement).Class;
                Class(node);
                Declare(node.Name!);
                break;
            case NodeKind.ExpressionStatement:
                Visit(((ExpressionStatement)statement).Expression);
                break;
            case NodeKind.BlockStatement:
                Block((BlockStatement)statement);
                break;
            case NodeKind.IfStatement:
                var branch = (IfStatement)statement;
                Visit(branch.Test);
                Visit(branch.Consequent);
                if (branch.Alternate is not null)
                {
                    Visit(branch.Alternate);
                }

                break;
            case NodeKind.ForStatement:
                For((ForStatement)statement);
                break;
            case NodeKind.ForInStatement:
                var forIn = (ForInStatement)statement;
                ForEach(forIn.Scope, forIn.Target, forIn.Object, forIn.Body);
                break;
            case NodeKind.ForOfStatement:
                var forOf = (ForOfStatement)statement;
                ForEach(forOf.Scope, forOf.Target, forOf.Iterable, forOf.Body);
                break;
            case NodeKind.WhileStatement:
                Visit(((WhileStatement)statement).Test);
                Visit(((WhileStatement)statement).Body);
                break;
            case NodeKind.DoWhileStatement:
                Visit(((DoWhileStatement)statement).Body);
                Visit(((DoWhileStatement)statement).Test);
                break;
            case NodeKind.ReturnStatement:
                Optional(((ReturnStatement)statement).Argument);
                break;
            case NodeKind.ThrowStatement:
                Visit(((ThrowStatement)statement).Argument);
                break;
            case NodeKind.TryStatement:
                Try((TryStatement)statement);
                break;
            case NodeKind.SwitchStatement:
                Switch((SwitchStatement)statement);
                break;
            case NodeKind.LabeledStatement:
                Visit(((LabeledStatement)statement).Body);
                break;
            default:
                break;
        }
    }

    private void Optional(Expression? expression)
    {
        if (expression is not null)
        {
            Visit(expression);
        }
    }

    private void Block(BlockStatement block)
    {
        Enter(block.Scope);
        Statements(block.Statements);
        Leave();
    }

    private void Variables(VariableDeclaration declaration)
    {
        for (int i = 0; i < declaration.Declarators.Count; i++)
        {
            Declarator declarator = declaration.Declarators[i];
            Optional(declarator.Initializer);
            Target(declarator.Target, declares: true);
        }
    }

    private void For(ForStatement loop)
    {
        Enter(loop.Scope);
        if (loop.Initializer is VariableDeclaration declaration)
        {
            Variables(declaration);
        }
        else if (loop.Initializer is Expression expression)
        {
            Visit(expression);
        }

        Optional(loop.Test);
        Visit(loop.Body);
        Optional(loop.Update);
        Leave();
    }

    private void ForEach(Scope scope, Node target, Expression value, Statement body)
    {
        Enter(scope);
        if (target is VariableDeclaration { Declarators: [{ Initializer: { } initializer }] })
        {
            Visit(initializer);
        }

        Visit(value);
        Target(target is VariableDeclaration declaration ? declaration.Declarators[0].Target : (Expression)target, declares: target is VariableDeclaration);
        Visit(body);
        Leave();
    }

    private void Try(TryStatement statement)
    {
        Block(statement.Block);
        if (statement.Handler is { } handler)
        {
            Enter(handler.Scope);
            if (handler.Parameter is not null)
            {
                Target(handler.Parameter, declares: true);
            }

            Block(handler.Body);
            Leave();
        }

        if (statement.Finalizer is not null)
        {
            Block(statement.Finalizer);
        }
    }

    private void Switch(SwitchStatement statement)
    {
        Visit(statement.Discriminant);
        Enter(statement.Scope);
        foreach (SwitchCase clause in statement.Cases)
        {
            Optional(clause.Test);
            Statements(clause.Body);
        }

        Leave();
    }

    private void Declare(Identifier name)
    {
        Name(name, isWrite: true);
        if (name.Variable is not null)
        {
            name.Variable.IsDeclared = true;
            name.MayBeDead = false;
        }
    }

    private void Target(Expression target, bool declares)
    {
        switch (target)
        {
            case Identifier name when declares:
                bool wasDead = DeadZoneBefore(name);
                Declare(name);
                if (!wasDead && name.Variable is { Scope.Kind: not ScopeKind.Switch } variable && ReferenceEquals(variable.Scope.Function, _function))
                {
                    variable.NeedsDeadZone = false;
                }

                break;
            case Identifier name:
                Name(name, isWrite: true);
                break;
            case ArrayPattern array:
                foreach (PatternElement? element in array.Elements)
                {
                    Element(element, declares);
                }

                if (array.Rest is not null)
                {
                    Target(array.Rest, declares);
                }

                break;
            case ObjectPattern pattern:
                foreach (PropertyPattern property in pattern.Properties)
                {
                    if (property.IsComputed)
                    {
                        Visit(property.Key);
                    }

                    Element(property.Element, declares);
                }

                if (pattern.Rest is not null)
                {
                    Target(pattern.Rest, declares);
                }

                break;
            default:
                Visit(target);
                break;
        }
    }

    // The declaration itself is no use that would need a dead zone.
    private bool DeadZoneBefore(Identifier name)
    {
        for (Scope? scope = _scope; scope is not null; scope = scope.Parent)
        {
            if (scope.Find(name.Name) is { } variable)
            {
                return variable.NeedsDeadZone;
            }
        }

        return false;
    }

    private void Element(PatternElement? element, bool declares)
    {
        if (element is not null)
        {
            Optional(element.Default);
            Target(element.Target, declares);
        }
    }
}
