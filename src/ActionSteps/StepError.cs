using ActionSteps.Sessions;

namespace ActionSteps;

/// <summary>Why a step could not do its work.</summary>
/// <param name="Code">A constant of <see cref="ErrorCodes"/>, or a host's own in capitals.</param>
/// <param name="Message">What happened and what to do. The executor masks sensitive values in it.</param>
/// <param name="StepId">The step, filled in by the executor; <c>null</c> before and for errors of the run itself.</param>
public sealed record StepError(string Code, string Message, string? StepId = null)
{
    /// <summary>The block, filled in by the executor.</summary>
    public string? BlockId { get; init; }

    /// <summary>Where in a script it happened, one line for each call; <c>null</c> when no script threw. The executor masks sensitive values in it.</summary>
    public string? Stack { get; init; }

    /// <summary>
    /// What else the step tells, such as the request and the answer of a failed exchange, under names that the error itself does not have.
    /// The executor masks sensitive values in it.
    /// </summary>
    public ValueObject Details { get; init; } = ValueObject.Empty;

    /// <summary>The error as data; <see cref="Details"/> are members beside the others.</summary>
    public Value ToValue()
    {
        Value error = Value.Object(
            ("code", Code),
            ("message", Message),
            ("block", BlockId ?? Value.Undefined),
            ("step", StepId ?? Value.Undefined),
            ("stack", Stack ?? Value.Undefined));
        return Details.Count == 0 || !error.TryGetObject(out ValueObject? members) ? error : Value.Object([.. Details, .. members]);
    }

    internal StepError With(SensitiveMask mask) => this with
    {
        Message = mask.Mask(Message),
        Stack = Stack is null ? null : mask.Mask(Stack),
        Details = mask.Mask(Value.Object(Details)).TryGetObject(out ValueObject? details) ? details : ValueObject.Empty,
    };
}
