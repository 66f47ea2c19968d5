using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>A part of a parsed expression. Immutable; evaluated by many threads at once.</summary>
/// <param name="position">Where the part stands in the source, for faults.</param>
internal abstract class Node(int position)
{
    /// <summary>Where the part stands in the source.</summary>
    public int Position { get; } = position;

    /// <summary>Whether <see cref="EvaluateOperand"/> may give a number that is still to be rounded.</summary>
    public virtual bool IsCalculated => false;

    /// <summary>The value, with the noise of binary fractions taken off when it was calculated.</summary>
    /// <exception cref="EvaluationFailure">It has none.</exception>
    public abstract Value Evaluate(EvaluationContext context);

    /// <summary>The value as an operand of further arithmetic: numbers are not rounded on the way.</summary>
    public virtual Value EvaluateOperand(EvaluationContext context) => Evaluate(context);

    /// <summary>The value in a boolean context.</summary>
    public virtual bool EvaluateTruth(EvaluationContext context) => Coercion.IsTruthy(Evaluate(context));

    /// <summary>Writes the text form of the value.</summary>
    public virtual void Append(EvaluationContext context, scoped ref TextBuilder builder) =>
        Coercion.AppendText(ref builder, Evaluate(context), context);

    /// <summary>Adds the functions that are called and the variables that are read in this part, in the order of the source.</summary>
    public abstract void Collect(ExpressionUses uses);
}
