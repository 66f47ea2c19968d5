namespace ActionSteps.Scripting.Syntax;

/// <summary>What the parser knows about the function that it is in.</summary>
internal sealed class FunctionState(FunctionNode node, FunctionState? outer)
{
    internal FunctionNode Node { get; } = node;

    internal FunctionState? Outer { get; } = outer;

    internal bool IsStrict { get; set; }

    internal bool IsAsync { get; init; }

    internal bool IsGenerator { get; init; }

    internal bool AllowsSuperProperty { get; init; }

    internal bool AllowsSuperCall { get; init; }

    internal bool AllowsNewTarget { get; init; }

    /// <summary>In a field of a class or a static block, where <c>arguments</c> and <c>await</c> mean nothing.</summary>
    internal bool ForbidsArguments { get; init; }

    internal bool IsStaticBlock { get; set; }

    internal bool InParameters { get; set; }

    internal int Loops { get; set; }

    internal int Switches { get; set; }

    internal List<(string Name, bool IsLoop)> Labels => _labels ??= [];

    private List<(string Name, bool IsLoop)>? _labels;

    /// <summary>Functions in blocks that annex B may also make visible as <c>var</c>.</summary>
    internal List<(FunctionDeclaration Function, Scope Block)>? HoistCandidates { get; set; }

    /// <summary>Private names that are used but not declared so far; only while a class body is read.</summary>
    internal Scope VarScope { get; set; } = node.Scope;
}
