using ActionSteps.Expressions;

namespace ActionSteps.Flow;

/// <summary>Statements joined by <c>and</c> and <c>or</c> from left to right, without precedence. Immutable.</summary>
/// <param name="Statements">The statements, at least one.</param>
public sealed record Condition(IReadOnlyList<ConditionStatement> Statements)
{
    /// <summary>Whether the condition holds. A statement that cannot be evaluated is false and reported as a fault.</summary>
    public bool Holds(EvaluationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        bool holds = false;
        for (int i = 0; i < Statements.Count; i++)
        {
            ConditionStatement statement = Statements[i];
            bool decided = i > 0 && holds == (statement.Join == ConditionJoin.Or);
            if (!decided)
            {
                holds = ConditionEvaluator.Holds(statement, context);
            }
        }

        return holds;
    }
}
