namespace ActionSteps.Expressions.Nodes;

/// <summary>An operator and what stands right of it.</summary>
/// <param name="Operation">The operator.</param>
/// <param name="Operand">The right operand.</param>
/// <param name="Position">Where the operator stands.</param>
internal readonly record struct ChainLink(BinaryOperator Operation, Node Operand, int Position);
