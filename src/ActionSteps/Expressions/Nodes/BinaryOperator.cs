namespace ActionSteps.Expressions.Nodes;

/// <summary>The operators between two operands.</summary>
internal enum BinaryOperator : byte
{
    None,
    Or,
    Coalesce,
    And,
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Contains,
    In,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Power,
}
