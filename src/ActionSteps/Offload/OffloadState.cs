using ActionSteps.Sessions;

namespace ActionSteps.Offload;

/// <summary>Which provider has the conversation, kept in <c>internal.offload</c> as long as it has it.</summary>
internal static class OffloadState
{
    /// <summary>The name of the provider that has the conversation; <c>null</c> when the bot has it.</summary>
    public static string? ProviderOf(SessionVariables variables) =>
        ProviderIn(variables.Get(InternalVariables.OffloadPath));

    /// <summary>The same of a read-only region that is stored.</summary>
    public static string? ProviderOf(ValueObject internalData) => ProviderIn(internalData["offload"]);

    private static string? ProviderIn(Value offload) => offload["provider"].TryGetText(out string? provider) ? provider : null;

    /// <summary>The provider took the conversation.</summary>
    public static void Begin(StepContext context, string provider, bool pauseBot)
    {
        context.SetInternal(InternalVariables.OffloadPath, Value.Object(
            ("provider", provider), ("startedAt", ValueConversion.IsoText(context.Now))));
        if (pauseBot)
        {
            context.SetInternal(InternalVariables.IsPausedPath, Value.True);
        }
    }

    /// <summary>The agent has ended the conversation: the bot has it again and answers. Both changes are recorded.</summary>
    public static void End(Session session)
    {
        session.SetInternal(InternalVariables.OffloadPath, Value.Undefined);
        if (session.IsPaused)
        {
            session.SetInternal(InternalVariables.IsPausedPath, Value.False);
        }
    }
}
