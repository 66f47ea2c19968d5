using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Nodes;

/// <summary>Calls a function of the catalogue or of the host with evaluated arguments.</summary>
/// <param name="name">The name as it was written.</param>
/// <param name="arguments">The arguments.</param>
/// <param name="builtIn">The function of the catalogue, or <c>null</c>.</param>
/// <param name="position">Where the name stands.</param>
internal sealed class CallNode(string name, Node[] arguments, BuiltInFunction? builtIn, int position) : Node(position)
{
    public override Value Evaluate(EvaluationContext context)
    {
        if ((builtIn is null || context.Functions.HasOverrides) && context.Functions.TryGet(name, out HostFunction? hostFunction))
        {
            return HostCall.Invoke(name, hostFunction, arguments, context, Position);
        }

        if (builtIn is null)
        {
            throw new EvaluationFailure(
                ErrorCodes.UnknownFunction, $"There is no function \"{name}\"; check its name, or let the host add it.", Position);
        }

        if (!builtIn.Accepts(arguments.Length))
        {
            throw new EvaluationFailure(ErrorCodes.ArgumentCount, builtIn.DescribeCount(name, arguments.Length), Position);
        }

        return InvokeBuiltIn(builtIn, context);
    }

    public override void Collect(ExpressionUses uses)
    {
        uses.AddCall(name, arguments.Length, Position);
        uses.AddAll(arguments);
    }

    /// <summary>Evaluates arguments into a buffer of their number.</summary>
    public static void EvaluateInto(Span<Value> values, ReadOnlySpan<Node> arguments, EvaluationContext context)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(context);
        }
    }

    /// <summary>Calls a function of the catalogue and gives its failures the position of the call.</summary>
    public static Value Invoke(BuiltInFunction function, ReadOnlySpan<Value> values, EvaluationContext context, int position)
    {
        try
        {
            return function.Body(values, context);
        }
        catch (EvaluationFailure failure) when (failure.Locate(position))
        {
            throw;
        }
        catch (LimitExceededException limit)
        {
            throw new EvaluationFailure(ErrorCodes.ExpressionLimit, limit.Message, position);
        }
    }

    private Value InvokeBuiltIn(BuiltInFunction function, EvaluationContext context)
    {
        ArgumentBuffer buffer = default;
        Span<Value> values = arguments.Length <= ArgumentBuffer.Capacity ? buffer[..arguments.Length] : new Value[arguments.Length];
        EvaluateInto(values, arguments, context);
        return Invoke(function, values, context, Position);
    }
}
