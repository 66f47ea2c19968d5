using ActionSteps.Expressions;
using ActionSteps.Flow;

namespace ActionSteps.Blocks.Building;

/// <summary>Puts the statements of a condition together. Not thread-safe.</summary>
public sealed class StatementsBuilder
{
    private readonly List<ConditionStatement> _statements = [];

    internal StatementsBuilder()
    {
    }

    internal IReadOnlyList<ConditionStatement> Statements => _statements;

    /// <summary>Adds a statement that has to hold as well; the first one stands alone.</summary>
    /// <param name="variable">A path or an expression, with or without braces.</param>
    /// <param name="comparison">How the sides compare.</param>
    /// <param name="value">The right side; <c>null</c> for comparisons without one.</param>
    public StatementsBuilder And(string variable, ConditionOperator comparison, Template? value = null) =>
        Add(variable, comparison, value, ConditionJoin.And);

    /// <summary>Adds a statement that is enough by itself, joined to all before it.</summary>
    /// <inheritdoc cref="And" path="/param"/>
    public StatementsBuilder Or(string variable, ConditionOperator comparison, Template? value = null) =>
        Add(variable, comparison, value, ConditionJoin.Or);

    private StatementsBuilder Add(string variable, ConditionOperator comparison, Template? value, ConditionJoin join)
    {
        ArgumentNullException.ThrowIfNull(variable);
        _statements.Add(new ConditionStatement(ConditionStatement.ParseVariable(variable), comparison)
        {
            Value = value ?? Template.Empty,
            Join = _statements.Count == 0 ? ConditionJoin.And : join,
        });
        return this;
    }
}
