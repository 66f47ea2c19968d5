using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>Calls functions of the host, which may do anything.</summary>
internal static class HostCall
{
    /// <summary>Evaluates the arguments, calls, and holds the result to the limits.</summary>
    public static Value Invoke(string name, HostFunction function, ReadOnlySpan<Node> arguments, EvaluationContext context, int position)
    {
        ArgumentBuffer buffer = default;
        Span<Value> values = arguments.Length <= ArgumentBuffer.Capacity ? buffer[..arguments.Length] : new Value[arguments.Length];
        CallNode.EvaluateInto(values, arguments, context);
        Value result = Call(name, function, values, context, position);
        try
        {
            Work.ChargeResult(context, result);
        }
        catch (EvaluationFailure failure) when (failure.Locate(position))
        {
        }

        return result;
    }

    private static Value Call(string name, HostFunction function, ReadOnlySpan<Value> values, EvaluationContext context, int position)
    {
        try
        {
            return function(values, context);
        }
        catch (ExpressionException nested)
        {
            throw new EvaluationFailure(nested.Fault.Code, $"Function \"{name}\" failed: {nested.Fault.Message}", position);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or LimitExceededException))
        {
            throw new EvaluationFailure(ErrorCodes.ExpressionError, $"Function \"{name}\" failed: {exception.Message}", position);
        }
    }
}
