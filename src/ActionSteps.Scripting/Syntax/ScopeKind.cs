namespace ActionSteps.Scripting.Syntax;

/// <summary>What opens a scope.</summary>
internal enum ScopeKind : byte
{
    /// <summary>The whole script: <c>var</c> and functions are properties of the global object.</summary>
    Global,
    Function,
    FunctionBody,
    Block,
    Switch,
    Catch,
    Class,
    FunctionName,
}
