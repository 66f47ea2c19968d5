using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Flow;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Storage.Crash;

/// <summary>
/// The bot of the crash tests. A message is <c>sender:number:kind</c>; it is counted, and as its kind says has an effect that leaves
/// at once, is answered, and has another effect after a delay.
/// </summary>
public static class CrashBot
{
    /// <summary>Counted and answered.</summary>
    public const char Pure = 'p';

    /// <summary>Counted and nothing else, so that nothing leaves the process.</summary>
    public const char Quiet = 'q';

    /// <summary>With an effect that leaves at once.</summary>
    public const char Outside = 'e';

    /// <summary>As <see cref="Outside"/>, and a delay that holds up the messages behind it.</summary>
    public const char ShortDelay = 's';

    /// <summary>As <see cref="Outside"/>, and a delay beside which messages are handled.</summary>
    public const char LongDelay = 'l';

    public static TimeSpan ShortTime { get; } = TimeSpan.FromMilliseconds(400);

    public static TimeSpan LongTime { get; } = TimeSpan.FromSeconds(11);

    public static BotDefinition Definition { get; } = new(
        "crash",
        [
            new ActionBlock("start", [new CountStep(), new EffectStep(), new AnswerStep(), new DelayRouteStep()]),
            new ActionBlock(DelayRouteStep.ShortBlock, [Delay(ShortTime), new TimerStep(DelayRouteStep.ShortBlock)]),
            new ActionBlock(DelayRouteStep.LongBlock, [Delay(LongTime), new TimerStep(DelayRouteStep.LongBlock)]),
            new ActionBlock("error", [new TellErrorStep()]),
        ])
    {
        Start = "start",
        ErrorBlock = "error",
    };

    /// <summary>Whether a message has an effect that leaves while its step is executed.</summary>
    public static bool IsOutside(string text) => text is [.., Outside or ShortDelay or LongDelay];

    /// <summary>Everything is answered by the first block.</summary>
    public static IMessageRouter Router { get; } = new EverythingToStart();

    private static DelayStep Delay(TimeSpan time) => new()
    {
        Duration = FormattableString.Invariant($"{time.TotalMilliseconds}"), Unit = DelayUnit.Milliseconds, CancelOnUserMessage = false,
    };

    private sealed class EverythingToStart : IMessageRouter
    {
        public ValueTask<string?> RouteAsync(UserMessage message, Session session, CancellationToken cancellationToken) => new("start");
    }
}
