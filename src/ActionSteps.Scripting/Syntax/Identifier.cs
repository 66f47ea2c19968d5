namespace ActionSteps.Scripting.Syntax;

/// <summary>The name of a variable.</summary>
internal sealed class Identifier(int position, string name)
    : Expression(NodeKind.Identifier, position)
{
    internal string Name { get; } = name;

    /// <summary>The variable it means, once resolved; null for a property of the global object.</summary>
    internal Variable? Variable { get; set; }

    /// <summary>Whether the variable may be read before its declaration was executed.</summary>
    internal bool MayBeDead { get; set; }
}
