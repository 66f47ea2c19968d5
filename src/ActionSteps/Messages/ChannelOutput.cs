namespace ActionSteps.Messages;

/// <summary>What a channel gets in place of a message.</summary>
/// <param name="Effects">Messages and window events, in order; empty when the channel shows nothing of it.</param>
/// <param name="Warning">What the channel cannot show; <c>null</c> when it shows everything.</param>
public sealed record ChannelOutput(MessageItems<Effect> Effects, StepWarning? Warning = null)
{
    internal static ChannelOutput Of(Effect effect) => new([effect]);

    /// <summary>Hands everything to the conversation.</summary>
    internal void SendTo(StepContext context)
    {
        foreach (Effect effect in Effects)
        {
            if (effect is OutgoingMessage message)
            {
                context.Send(message);
            }
            else
            {
                context.Emit(effect);
            }
        }

        if (Warning is not null)
        {
            context.Warn(Warning.Code, Warning.Message);
        }
    }
}
