using ActionSteps.Blocks;
using ActionSteps.Sessions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActionSteps.Execution;

/// <summary>
/// Runs blocks for hosts that keep sessions and deliver messages themselves. Thread-safe and reusable: it keeps nothing about a run.
/// A session must not take part in two runs at once.
/// </summary>
public sealed class BlockExecutor
{
    private readonly IServiceProvider? _services;
    private readonly ILogger _logger;

    /// <summary>Builds an executor.</summary>
    /// <param name="services">Where steps find their ports, in a scope of their own for each run; <c>null</c> for no ports.</param>
    /// <param name="options">How runs behave; the defaults when left out.</param>
    /// <param name="logger">Gets failures and limits; none when left out.</param>
    /// <exception cref="ArgumentException">Options are out of range; the message lists all of them.</exception>
    public BlockExecutor(IServiceProvider? services = null, ExecutionOptions? options = null, ILogger<BlockExecutor>? logger = null)
    {
        _services = services;
        Options = options ?? new ExecutionOptions();
        Options.Check();
        Options.Functions.Freeze();
        _logger = logger ?? NullLogger<BlockExecutor>.Instance;
    }

    /// <summary>How runs behave.</summary>
    public ExecutionOptions Options { get; }

    /// <summary>Runs a block and everything it leads to, until the turn ends or waits.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="block">The id of the block.</param>
    /// <param name="session">The session; changed by the run.</param>
    /// <param name="cancellationToken">Cancels the run; the session is then as it was before.</param>
    /// <exception cref="ArgumentException">The bot has no such block.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<BlockResult> RunAsync(BotDefinition bot, string block, Session session, CancellationToken cancellationToken) =>
        RunAsync(NewRequest(bot, block, session), cancellationToken);

    /// <summary>Goes on after a delay.</summary>
    /// <param name="bot">The bot, as it was when the run began.</param>
    /// <param name="continuation">Where <see cref="BlockResult.Continuation"/> said that it goes on.</param>
    /// <param name="session">The session; changed by the run.</param>
    /// <param name="cancellationToken">Cancels the run; the session is then as it was before.</param>
    /// <exception cref="ArgumentException">The bot has no such block or step any more.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<BlockResult> ResumeAsync(
        BotDefinition bot, Continuation continuation, Session session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        return RunAsync(NewRequest(bot, continuation.Block, session) with { StepIndex = continuation.StepIndex }, cancellationToken);
    }

    /// <summary>Answers an input block: stores the text and goes on from there.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="inputBlock">The block that <see cref="BlockResult.OpenInput"/> named.</param>
    /// <param name="text">The user's text.</param>
    /// <param name="session">The session; changed by the run.</param>
    /// <param name="cancellationToken">Cancels the run; the session is then as it was before.</param>
    /// <exception cref="ArgumentException">The bot has no such input block.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<BlockResult> AnswerAsync(
        BotDefinition bot, string inputBlock, string text, Session session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return RunAsync(NewRequest(bot, inputBlock, session) with { Answer = text }, cancellationToken);
    }

    /// <summary>Runs without handing anything to the ports of deferred effects: the caller commits first.</summary>
    internal async ValueTask<BlockResult> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        RunPorts ports = new(_services, request.DefersEffects);
        try
        {
            using BlockRun run = new(request, request.Watch?.Watch(Options) ?? Options, request.Watch?.Watch(ports) ?? ports, _logger);
            BlockResult result = await run.RunAsync(cancellationToken).ConfigureAwait(false);
            if (!request.DefersEffects)
            {
                await DeliverAsync(result, ports, request.Session).ConfigureAwait(false);
            }

            return result;
        }
        finally
        {
            await ports.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The run is over and its changes stand, so a port that fails now is logged and nothing else; a caller that cancels now is too late.
    /// </summary>
    private async ValueTask DeliverAsync(BlockResult result, RunPorts ports, Session session)
    {
        for (int i = 0; i < result.Effects.Count; i++)
        {
            Effect effect = result.Effects[i];
            if (!PortDelivery.IsForPort(effect) || !PortDelivery.HasPort(effect, ports))
            {
                continue;
            }

            try
            {
                using CancellationTokenSource deadline = new(Options.Limits.StepTimeout, Options.Clock);
                await PortDelivery.DeliverAsync(effect, ports, session, deadline.Token).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                RunLog.DeliveryFailed(_logger, failure, effect.GetType().Name, session.Id);
            }
        }
    }

    private static RunRequest NewRequest(BotDefinition bot, string block, Session session)
    {
        ArgumentNullException.ThrowIfNull(bot);
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(session);
        session.Variables.Definitions = bot.Variables;
        session.Variables.BeginTurn();
        return new RunRequest(bot, session, RunIds.Next(), block);
    }

}
