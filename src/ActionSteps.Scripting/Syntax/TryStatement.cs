namespace ActionSteps.Scripting.Syntax;

/// <summary><c>try</c>.</summary>
internal sealed class TryStatement(int position, BlockStatement block, CatchClause? handler, BlockStatement? finalizer)
    : Statement(NodeKind.TryStatement, position)
{
    internal BlockStatement Block { get; } = block;

    internal CatchClause? Handler { get; } = handler;

    internal BlockStatement? Finalizer { get; } = finalizer;
}
