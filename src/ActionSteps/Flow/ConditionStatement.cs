using ActionSteps.Expressions;

namespace ActionSteps.Flow;

/// <summary>One statement of a condition: a variable, an operator and a value.</summary>
/// <param name="Variable">The left side: a path or an expression, with or without braces.</param>
/// <param name="Operator">How the sides compare.</param>
public sealed record ConditionStatement(Template Variable, ConditionOperator Operator)
{
    /// <summary>The right side; not used by operators without one, such as <see cref="ConditionOperator.Exists"/>.</summary>
    public Template Value { get; init; } = Template.Empty;

    /// <summary>How the statement joins the ones before it; without meaning on the first one.</summary>
    public ConditionJoin Join { get; init; }
}
