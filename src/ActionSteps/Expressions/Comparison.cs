using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>Equality, order and containment of values (expressions.md section B.3).</summary>
internal static class Comparison
{
    // Comparing texts up to this length costs no more than counting the work.
    private const int FreeLength = 256;

    /// <summary>
    /// The <c>==</c> of expressions: by value within a kind, numbers with numeric text, booleans with <c>"true"</c> and <c>"false"</c>,
    /// null with undefined; anything else differs.
    /// </summary>
    public static bool AreEqual(Value left, Value right, EvaluationContext context)
    {
        if (left.TryGetText(out string? text) && right.TryGetText(out string? other))
        {
            return text.Length == other.Length && AreSame(text, other, context);
        }

        return left.TryGetNumber(out double a) && right.TryGetNumber(out double b) ? a == b : AreEqualOfKinds(left, right, context);
    }

    /// <summary>As <see cref="AreEqual"/>, or with text forms that differ in case only, by the invariant culture.</summary>
    public static bool AreEqualIgnoringCase(Value left, Value right, EvaluationContext context)
    {
        if (AreEqual(left, right, context))
        {
            return true;
        }

        bool isScalar = left.Depth == 0 && right.Depth == 0 && !left.IsNullOrUndefined && !right.IsNullOrUndefined;
        return isScalar && string.Equals(left.ToString(), right.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// The order of two values: two numbers or numeric texts by number, two ISO dates by time, two texts ordinally. Other pairs have none.
    /// </summary>
    /// <returns>Whether the values can be ordered.</returns>
    public static bool TryCompare(Value left, Value right, EvaluationContext context, out int order)
    {
        order = 0;
        if (Coercion.TryToNumeric(left, out double a) && Coercion.TryToNumeric(right, out double b))
        {
            order = a.CompareTo(b);
            return true;
        }

        if (!left.TryGetText(out string? first) || !right.TryGetText(out string? second))
        {
            return false;
        }

        if (IsoDate.TryRead(first, out DateTime earlier) && IsoDate.TryRead(second, out DateTime later))
        {
            order = earlier.CompareTo(later);
            return true;
        }

        Work.ChargeComparison(context, left, right);
        order = string.CompareOrdinal(first, second);
        return true;
    }

    /// <summary>The <c>contains</c> of expressions: part of a text, item of a list by <c>==</c>, name of a member.</summary>
    public static bool Contains(Value container, Value part, EvaluationContext context)
    {
        if (container.TryGetList(out ValueList? list))
        {
            Work.Charge(context, list.Count);
            foreach (ref readonly Value item in list.Items)
            {
                if (AreEqual(item, part, context))
                {
                    return true;
                }
            }

            return false;
        }

        if (container.TryGetObject(out ValueObject? members))
        {
            return members.ContainsKey(Coercion.ToText(part, context));
        }

        if (container.IsNullOrUndefined)
        {
            return false;
        }

        string text = Coercion.ToText(container, context);
        string sought = Coercion.ToText(part, context);
        Work.ChargeSearch(context, text, sought);
        return text.Contains(sought, StringComparison.Ordinal);
    }

    private static bool AreSame(string text, string other, EvaluationContext context)
    {
        if (text.Length > FreeLength)
        {
            Work.Charge(context, text.Length / 8);
        }

        return string.Equals(text, other, StringComparison.Ordinal);
    }

    private static bool AreEqualOfKinds(Value left, Value right, EvaluationContext context)
    {
        if (left.IsNumber || right.IsNumber)
        {
            return Coercion.TryToNumeric(left, out double a) && Coercion.TryToNumeric(right, out double b) && a == b;
        }

        if (left.TryGetBoolean(out bool boolean))
        {
            return right.TryGetBoolean(out bool other) ? boolean == other : IsTextOf(right, boolean);
        }

        if (right.TryGetBoolean(out boolean))
        {
            return IsTextOf(left, boolean);
        }

        if (left.IsNullOrUndefined || right.IsNullOrUndefined)
        {
            return left.IsNullOrUndefined && right.IsNullOrUndefined;
        }

        Work.ChargeComparison(context, left, right);
        return left.Equals(right);
    }

    private static bool IsTextOf(Value value, bool boolean) =>
        value.TryGetText(out string? text) && text == (boolean ? "true" : "false");
}
