using ActionSteps.Expressions;

namespace ActionSteps.Tables;

/// <summary>One condition on the records of a table, in the configuration of a step. Immutable.</summary>
/// <param name="Column">The column, or <c>id</c>, <c>createdAt</c> or <c>updatedAt</c>, literally.</param>
/// <param name="Operator">How the column and the value compare.</param>
public sealed record ColumnCondition(string Column, TableOperator Operator)
{
    /// <summary>
    /// The value to compare with: a single placeholder keeps its native type, everything else is text. Empty for operators that take none.
    /// </summary>
    public Template Value { get; init; } = Template.Empty;
}
