namespace ActionSteps.Expressions;

/// <summary>An expression could not be parsed or evaluated.</summary>
public sealed class ExpressionException : ActionStepsException
{
    internal ExpressionException(ExpressionFault fault)
        : base($"{fault.Message} (at {fault.Position} of \"{fault.Source}\")") => Fault = fault;

    /// <summary>What is wrong, where, with its code.</summary>
    public ExpressionFault Fault { get; }
}
