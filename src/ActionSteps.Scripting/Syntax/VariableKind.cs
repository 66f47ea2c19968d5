namespace ActionSteps.Scripting.Syntax;

/// <summary>How a variable was declared.</summary>
internal enum VariableKind : byte
{
    Var,
    Let,
    Const,
    Class,
    Function,
    Parameter,
    CatchParameter,

    /// <summary>The name of a function expression inside itself: an assignment is ignored, in strict mode an error.</summary>
    FunctionName,

    /// <summary>What the engine keeps in a variable: <c>this</c>, <c>new.target</c>, private names and the like.</summary>
    Hidden,
}
