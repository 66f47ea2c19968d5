using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Functions;

/// <summary>
/// The <c>==</c> of expressions for hash tables: whatever is equal has the same hash code, so numeric text has that of its number.
/// Charges for every comparison, so that values made to collide meet the limit of work.
/// </summary>
internal sealed class LooseEquality(EvaluationContext context) : IEqualityComparer<Value>
{
    public bool Equals(Value x, Value y)
    {
        Work.Charge(context, 1);
        return Comparison.AreEqual(x, y, context);
    }

    public int GetHashCode(Value obj)
    {
        if (Coercion.TryToNumeric(obj, out double number))
        {
            return number.GetHashCode();
        }

        if (obj.TryGetText(out string? text))
        {
            Work.Charge(context, text.Length / 8);
            return text.GetHashCode(StringComparison.Ordinal);
        }

        if (obj.TryGetBoolean(out bool boolean))
        {
            return (boolean ? "true" : "false").GetHashCode(StringComparison.Ordinal);
        }

        // Lists and objects may share parts, so that the walk through them is longer than they look.
        Work.Charge(context, ValueNode.BoundOf(obj) / 8);
        return obj.IsNullOrUndefined ? 0 : obj.GetHashCode();
    }
}
