using ActionSteps.Expressions;
using ActionSteps.Expressions.Functions;
using ActionSteps.Sessions;
using NodaTime;

namespace ActionSteps.Flow;

/// <summary>Compares the two sides of a statement.</summary>
internal static class ConditionComparison
{
    /// <exception cref="EvaluationFailure">A pattern is not valid, or the comparison goes beyond a limit.</exception>
    public static bool Holds(ConditionOperator comparison, Value left, Value right, EvaluationContext context) => comparison switch
    {
        ConditionOperator.Equals => Comparison.AreEqual(left, right, context),
        ConditionOperator.DoesNotEqual => !Comparison.AreEqual(left, right, context),
        ConditionOperator.EqualsIgnoringCase => Comparison.AreEqualIgnoringCase(left, right, context),
        ConditionOperator.DoesNotEqualIgnoringCase => !Comparison.AreEqualIgnoringCase(left, right, context),
        ConditionOperator.GreaterThan => TryCompare(left, right, context, out int order) && order > 0,
        ConditionOperator.GreaterThanOrEquals => TryCompare(left, right, context, out int order) && order >= 0,
        ConditionOperator.LowerThan => TryCompare(left, right, context, out int order) && order < 0,
        ConditionOperator.LowerThanOrEquals => TryCompare(left, right, context, out int order) && order <= 0,
        ConditionOperator.Contains => Comparison.Contains(left, right, context),
        ConditionOperator.DoesNotContain => !Comparison.Contains(left, right, context),
        ConditionOperator.ContainsIgnoringCase => ContainsIgnoringCase(left, right, context),
        ConditionOperator.StartsWith => IsThere(left) && Text(left, context).StartsWith(Text(right, context), StringComparison.Ordinal),
        ConditionOperator.EndsWith => IsThere(left) && Text(left, context).EndsWith(Text(right, context), StringComparison.Ordinal),
        ConditionOperator.MatchesRegex => Matches(left, right, context),
        ConditionOperator.DoesNotMatchRegex => !Matches(left, right, context),
        ConditionOperator.In => IsIn(left, right, context),
        ConditionOperator.NotIn => !IsIn(left, right, context),
        ConditionOperator.Exists => IsThere(left),
        ConditionOperator.DoesNotExist => !IsThere(left),
        ConditionOperator.IsEmpty => !IsThere(left) || left == Value.EmptyList || left == Value.EmptyObject,
        ConditionOperator.IsNotEmpty => IsThere(left) && left != Value.EmptyList && left != Value.EmptyObject,
        ConditionOperator.IsTrue => IsBoolean(left, true),
        ConditionOperator.IsFalse => IsBoolean(left, false),
        _ => false,
    };

    /// <summary>What <c>exists</c>: neither undefined, null nor empty text, but 0, false and empty lists and objects.</summary>
    private static bool IsThere(Value value) => !value.IsNullOrUndefined && value != Value.EmptyText;

    private static string Text(Value value, EvaluationContext context)
    {
        string text = Coercion.ToText(value, context);
        Work.Charge(context, text.Length);
        return text;
    }

    /// <summary>Numbers, else dates of any form, else text; a missing side, a list and an object have no order.</summary>
    private static bool TryCompare(Value left, Value right, EvaluationContext context, out int order)
    {
        order = 0;
        if (!IsThere(left) || !IsThere(right))
        {
            return false;
        }

        if (DateInput.IsDate(left) && DateInput.TryRead(left, out Instant earlier)
            && DateInput.IsDate(right) && DateInput.TryRead(right, out Instant later))
        {
            order = earlier.CompareTo(later);
            return true;
        }

        if (left.Depth > 0 || right.Depth > 0)
        {
            return false;
        }

        if (!Comparison.TryCompare(left, right, context, out order))
        {
            order = string.CompareOrdinal(Text(left, context), Text(right, context));
        }

        return true;
    }

    private static bool ContainsIgnoringCase(Value left, Value right, EvaluationContext context)
    {
        string part = Text(right, context);
        if (left.TryGetList(out ValueList? list))
        {
            Work.Charge(context, list.Count);
            return list.Any(item => Comparison.AreEqualIgnoringCase(item, right, context));
        }

        if (left.TryGetObject(out ValueObject? members))
        {
            Work.Charge(context, members.Count);
            return members.Any(member => member.Key.Equals(part, StringComparison.OrdinalIgnoreCase));
        }

        string text = Coercion.ToText(left, context);
        Work.ChargeSearch(context, text, part);
        return !left.IsNullOrUndefined && text.Contains(part, StringComparison.OrdinalIgnoreCase);
    }

    private static bool Matches(Value left, Value right, EvaluationContext context) =>
        new PatternMatcher(Coercion.ToText(left, context), Coercion.ToText(right, context), string.Empty, context).IsMatch();

    private static bool IsIn(Value left, Value right, EvaluationContext context)
    {
        if (!right.TryGetText(out string? text))
        {
            return Comparison.Contains(right, left, context);
        }

        Work.Charge(context, text.Length);
        foreach (Range item in text.AsSpan().Split(','))
        {
            if (Comparison.AreEqual(left, text.AsSpan(item).Trim().ToString(), context))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBoolean(Value value, bool expected) => value.TryGetBoolean(out bool boolean)
        ? boolean == expected
        : value.TryGetText(out string? text) && bool.TryParse(text, out boolean) && boolean == expected;
}
