namespace ActionSteps.Scripting.Syntax;

/// <summary>A variable of a scope, with what the resolver found out about its use.</summary>
internal sealed class Variable(string name, VariableKind kind, Scope scope)
{
    internal string Name { get; } = name;

    internal VariableKind Kind { get; set; } = kind;

    internal Scope Scope { get; } = scope;

    /// <summary>Used by a closure: its register holds a <see cref="VariableCell"/>.</summary>
    internal bool IsCaptured { get; set; }

    /// <summary>Read somewhere before its declaration may have been executed, so that it must start as dead.</summary>
    internal bool NeedsDeadZone { get; set; }

    /// <summary>Set while the resolver has passed the declaration.</summary>
    internal bool IsDeclared { get; set; }

    /// <summary>A function of a block with a namesake that is async or a generator: then none of them may be repeated.</summary>
    internal bool HasSpecialFunction { get; set; }

    /// <summary>The register in the function that declares it; -1 before one is given.</summary>
    internal int Register { get; set; } = -1;

    internal bool IsLexical => Kind is VariableKind.Let or VariableKind.Const or VariableKind.Class;
}
