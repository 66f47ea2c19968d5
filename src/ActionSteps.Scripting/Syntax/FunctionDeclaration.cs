namespace ActionSteps.Scripting.Syntax;

/// <summary>A function in a list of statements.</summary>
internal sealed class FunctionDeclaration(int position, FunctionNode function, Identifier name)
    : Statement(NodeKind.FunctionDeclaration, position)
{
    internal FunctionNode Function { get; } = function;

    internal Identifier Name { get; } = name;

    /// <summary>The <c>var</c> that a function of a block is also assigned to (annex B.3.3), once resolved.</summary>
    internal Identifier? HoistTarget { get; set; }
}
