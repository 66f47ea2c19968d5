namespace ActionSteps.Scripting.Syntax;

/// <summary>A function of any kind, or the whole script.</summary>
internal sealed class FunctionNode(int position, FunctionKind functionKind, bool isAsync, bool isGenerator)
    : Node(NodeKind.FunctionNode, position)
{
    internal FunctionKind FunctionKind { get; } = functionKind;

    internal bool IsAsync { get; } = isAsync;

    internal bool IsGenerator { get; } = isGenerator;

    /// <summary>The written name; empty without one.</summary>
    internal string Name { get; set; } = "";

    /// <summary>The name of a function expression, visible only inside it.</summary>
    internal Identifier? SelfName { get; set; }

    internal IReadOnlyList<Parameter> Parameters { get; set; } = [];

    internal IReadOnlyList<Statement> Body { get; set; } = [];

    /// <summary>The value of an arrow without braces.</summary>
    internal Expression? ExpressionBody { get; set; }

    internal bool IsStrict { get; set; }

    internal bool HasSimpleParameters { get; set; } = true;

    /// <summary>Whether defaults or patterns run code, so that variables of the body are apart from parameters.</summary>
    internal bool HasParameterExpressions { get; set; }

    /// <summary>Holds the parameters and, with <see cref="HasParameterExpressions"/> unset, the variables of the body.</summary>
    internal Scope Scope { get; set; } = new(ScopeKind.Function);

    /// <summary>Holds the variables of the body; the same as <see cref="Scope"/> unless parameters have expressions.</summary>
    internal Scope BodyScope { get; set; } = new(ScopeKind.FunctionBody);

    internal Scope? SelfScope { get; set; }

    /// <summary>End of the source text, for <c>toString</c>.</summary>
    internal int End { get; set; }

    /// <summary>Whether the function needs its <c>arguments</c> object.</summary>
    internal bool UsesArguments { get; set; }

    internal bool IsArrow => FunctionKind == FunctionKind.Arrow;

    /// <summary>Fields of a class, for the two initialiser kinds.</summary>
    internal IReadOnlyList<ClassMember> Fields { get; set; } = [];
}
