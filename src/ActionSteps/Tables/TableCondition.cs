using ActionSteps.Sessions;

namespace ActionSteps.Tables;

/// <summary>One condition on the records of a table. Immutable.</summary>
/// <remarks>
/// A record without a value for the column, or a condition without a value, meets <see cref="TableOperator.DoesNotEqual"/> and
/// <see cref="TableOperator.DoesNotExist"/> at most; this goes before everything that the operators say.
/// </remarks>
/// <param name="Column">The column, or <c>id</c>, <c>createdAt</c> or <c>updatedAt</c>.</param>
/// <param name="Operator">How they compare.</param>
/// <param name="Value">
/// The right side, already converted: of the column's type; text for operators that look at a part of a text (any value for JSON columns);
/// a list of values of the column's type for <see cref="TableOperator.In"/>; <see cref="Value.Null"/> for none.
/// </param>
public sealed record TableCondition(string Column, TableOperator Operator, Value Value);
