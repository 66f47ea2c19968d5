using System.Diagnostics.CodeAnalysis;
using ActionSteps.Expressions.Nodes;

namespace ActionSteps.Expressions;

/// <summary>Turns what ended an evaluation into a fault of its source.</summary>
internal static class EvaluationFault
{
    /// <summary>For exception filters: whether the exception is a failure of the expression, and not of the host or the library.</summary>
    public static bool TryDescribe(Exception exception, Node root, string source, [NotNullWhen(true)] out ExpressionFault? fault)
    {
        fault = exception switch
        {
            EvaluationFailure failure => Describe(failure, root, source),
            // A limit of values, such as their nesting, is a limit of the expression that makes the value.
            LimitExceededException limit => new ExpressionFault(ErrorCodes.ExpressionLimit, limit.Message, root.Position, source),
            _ => null,
        };
        return fault is not null;
    }

    public static ExpressionFault Describe(EvaluationFailure failure, Node root, string source)
    {
        failure.Locate(root.Position);
        return new ExpressionFault(failure.Code, failure.Message, failure.Position, source);
    }
}
