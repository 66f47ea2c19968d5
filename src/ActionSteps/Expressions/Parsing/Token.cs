using ActionSteps.Expressions.Nodes;

namespace ActionSteps.Expressions.Parsing;

/// <summary>A piece of an expression and where it stands in the source.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first unit.</param>
/// <param name="End">The unit behind it.</param>
/// <param name="Operator">Which operator; has a meaning for <see cref="TokenKind.Operator"/> only.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, BinaryOperator Operator = default);
