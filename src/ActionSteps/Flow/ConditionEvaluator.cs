using ActionSteps.Expressions;

namespace ActionSteps.Flow;

/// <summary>Decides single statements.</summary>
internal static class ConditionEvaluator
{
    public static bool Holds(ConditionStatement statement, EvaluationContext context) =>
        statement.Variable.Evaluate(context).Equals(statement.Value.Evaluate(context));
}
