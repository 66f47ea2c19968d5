using System.Globalization;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>Keeps one evaluation within its budget.</summary>
internal static class Work
{
    // Raising and catching an exception costs about as much as touching this many items.
    private const int FailureCost = 1_000;

    /// <summary>Takes units of work from what is left: about one for each item or UTF-16 unit that is touched.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.ExpressionLimit"/>: there are not that many left.</exception>
    public static void Charge(EvaluationContext context, long units)
    {
        context.WorkLeft -= units;
        if (context.WorkLeft < 0)
        {
            throw TooMuch(context);
        }
    }

    /// <summary>Charges for a failure after which the evaluation goes on.</summary>
    public static void ChargeFailure(EvaluationContext context) => context.WorkLeft -= FailureCost;

    /// <summary>What comparing two values costs at most; lists and objects may share parts and pretend to be small.</summary>
    public static void ChargeComparison(EvaluationContext context, Value left, Value right)
    {
        if (left.Depth > 0 && right.Depth > 0)
        {
            Charge(context, Math.Min(ValueNode.BoundOf(left), ValueNode.BoundOf(right)) / 8);
        }
        else if (left.TryGetText(out string? a) && right.TryGetText(out string? b))
        {
            Charge(context, Math.Min(a.Length, b.Length) / 8);
        }
    }

    /// <summary>Charges for looking for a part in a text, which at worst compares much of the part at most places.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.ExpressionLimit"/>: there is not that much work left.</exception>
    public static void ChargeSearch(EvaluationContext context, string text, string part) =>
        Charge(context, text.Length + (Math.Max(0L, text.Length - part.Length) * part.Length / 64));

    /// <summary>Sees to it that a list that is about to be made is not too long, and charges for it.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.ExpressionLimit"/>: the list would be too long.</exception>
    public static void ChargeList(EvaluationContext context, long count)
    {
        if (count > context.Limits.MaxListLength)
        {
            throw new EvaluationFailure(
                ErrorCodes.ExpressionLimit,
                string.Create(CultureInfo.InvariantCulture, $"A list would have more than {context.Limits.MaxListLength:N0} items; make it shorter."));
        }

        Charge(context, count);
    }

    /// <summary>Sees to it that a text that is about to be made is not too long, and charges for it.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.ExpressionLimit"/>: the text would be too long.</exception>
    public static void ChargeText(EvaluationContext context, long length)
    {
        if (length > context.Limits.MaxTextLength)
        {
            throw Coercion.TextTooLong(context);
        }

        Charge(context, length);
    }

    /// <summary>Holds a value that came from outside, such as from a function of the host, to the limits.</summary>
    /// <exception cref="EvaluationFailure"><see cref="ErrorCodes.ExpressionLimit"/>: the text or list is too long.</exception>
    public static void ChargeResult(EvaluationContext context, Value value)
    {
        if (value.TryGetText(out string? text))
        {
            ChargeText(context, text.Length);
        }
        else if (value.TryGetList(out ValueList? list))
        {
            ChargeList(context, list.Count);
        }
    }

    /// <summary>The failure of an evaluation that did too much.</summary>
    public static EvaluationFailure TooMuch(EvaluationContext context) => new(
        ErrorCodes.ExpressionLimit,
        string.Create(CultureInfo.InvariantCulture, $"The expression needs more than {context.Limits.MaxWork:N0} units of work; work on less data."));
}
