namespace ActionSteps.Offload;

/// <summary>A provider's answer to a handover.</summary>
/// <param name="OffloadSuccess">Whether the provider took the conversation.</param>
/// <param name="PauseBot">Whether the bot is silent from now on; without meaning when the provider declined. Default yes.</param>
public sealed record OffloadResult(bool OffloadSuccess, bool PauseBot = true);
