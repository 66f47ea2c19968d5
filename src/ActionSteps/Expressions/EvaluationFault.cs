using ActionSteps.Expressions.Nodes;

namespace ActionSteps.Expressions;

/// <summary>Turns what ended an evaluation into a fault of its source.</summary>
internal static class EvaluationFault
{
    public static ExpressionFault Of(EvaluationFailure failure, Node root, string source)
    {
        failure.Locate(root.Position);
        return new ExpressionFault(failure.Code, failure.Message, failure.Position, source);
    }

    /// <summary>A limit of values, such as their nesting, is a limit of the expression that made the value.</summary>
    public static ExpressionFault Of(LimitExceededException limit, Node root, string source) =>
        new(ErrorCodes.ExpressionLimit, limit.Message, root.Position, source);
}
