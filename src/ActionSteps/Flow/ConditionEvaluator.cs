using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Flow;

/// <summary>Decides single statements (conditions.md section 2).</summary>
internal static class ConditionEvaluator
{
    /// <summary>Whether a statement holds. One that cannot be evaluated does not, whatever its operator, and is reported.</summary>
    public static bool Holds(ConditionStatement statement, EvaluationContext context)
    {
        Value right = default;
        if (!TryReadLeft(statement.Variable, context, out Value left)
            || (!ConditionOperators.HasNoValue(statement.Operator) && !statement.Value.TryEvaluate(context, out right)))
        {
            return false;
        }

        context.Enter();
        try
        {
            return ConditionComparison.Holds(statement.Operator, left, right, context);
        }
        catch (EvaluationFailure failure)
        {
            context.Report(new ExpressionFault(failure.Code, failure.Message, 0, statement.Value.Source));
            return false;
        }
        finally
        {
            context.Leave();
        }
    }

    /// <summary>
    /// The left side. Where a template prints braces as they are, there is nothing here: a name with spaces that the session does not
    /// have reads as missing, and what is no expression fails.
    /// </summary>
    private static bool TryReadLeft(Template variable, EvaluationContext context, out Value value)
    {
        bool isRead = variable.TryEvaluate(context, out value);
        if (isRead && variable.Faults.Count > 0 && value.TryGetText(out string? text) && text == variable.Source)
        {
            value = default;
            isRead = IsName(text.AsSpan(1, Math.Max(0, text.Length - 2)));
        }

        return isRead;
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (char unit in text)
        {
            if (!char.IsLetterOrDigit(unit) && unit is not (' ' or '-' or '_' or '.' or '@' or '$'))
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }
}
