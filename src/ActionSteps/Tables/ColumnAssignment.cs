using ActionSteps.Expressions;

namespace ActionSteps.Tables;

/// <summary>Gives one column a value, in the configuration of a step. Immutable.</summary>
/// <param name="Column">The column, literally.</param>
/// <param name="Value">The value: a single placeholder keeps its native type, everything else is text.</param>
public sealed record ColumnAssignment(string Column, Template Value);
