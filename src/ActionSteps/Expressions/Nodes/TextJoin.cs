using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>Joins values as text.</summary>
internal static class TextJoin
{
    /// <summary>The text forms of two values behind each other, charged and within the longest text.</summary>
    public static Value Join(Value left, Value right, EvaluationContext context)
    {
        string a = Coercion.ToText(left, context);
        string b = Coercion.ToText(right, context);
        Work.ChargeText(context, (long)a.Length + b.Length);
        return Value.Text(string.Concat(a, b));
    }
}
