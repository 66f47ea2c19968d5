using ActionSteps.Sessions;

namespace ActionSteps.Voice;

/// <summary>One command to a telephone call, delivered to the host's <see cref="IVoiceCall"/> after the messages before it.</summary>
/// <param name="Type">What to do.</param>
/// <param name="SessionId">The session whose call it is.</param>
/// <param name="Id">Names the command, the same when it is delivered again after a crash.</param>
public sealed record CallCommand(CallCommandType Type, string SessionId, string Id) : Effect
{
    /// <summary>The number to forward to, with <c>+</c> and country code; <c>null</c> for other commands.</summary>
    public string? Number { get; init; }

    /// <inheritdoc/>
    public override Value ToValue() => Value.Object(
        ("type", WireType), ("number", Number is null ? Value.Undefined : Value.Text(Number)));

    internal static CallCommand Of(CallCommandType type, StepContext context) => new(type, context.SessionId, context.IdempotencyKey);

    private string WireType => Type switch
    {
        CallCommandType.StartRecording => "START_RECORDING",
        CallCommandType.StopRecording => "STOP_RECORDING",
        CallCommandType.Forward => "FORWARD",
        _ => "HANG_UP",
    };
}
