namespace ActionSteps.Messages;

/// <summary>What a channel gets in place of a message.</summary>
/// <param name="Effects">Messages and window events, in order; empty when the channel shows nothing of it.</param>
/// <param name="Warning">What the channel cannot show; <c>null</c> when it shows everything.</param>
public sealed record ChannelOutput(MessageItems<Effect> Effects, StepWarning? Warning = null);
