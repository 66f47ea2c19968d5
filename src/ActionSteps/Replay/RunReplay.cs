using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Offload;
using ActionSteps.Sessions;

namespace ActionSteps.Replay;

/// <summary>
/// Does recorded runs again, offline: the executor and the bot work as ever, while time, chance, HTTP answers and whatever else came from
/// outside are those of the recording. Nothing is sent, called or written, and waits pass at once. To find out why a run failed, and
/// whether a changed bot would have done better. Thread-safe.
/// </summary>
/// <remarks>
/// Steps, functions and script engines of the host are part of the bot: what they get from outside without the context that they are given
/// is not recorded, and may be different each time.
/// </remarks>
public sealed class RunReplay
{
    private readonly BlockExecutor _executor;

    /// <summary>Prepares replays.</summary>
    /// <param name="options">
    /// How runs behave, as for the recorded ones; the defaults when left out. <see cref="ExecutionOptions.Clock"/> and
    /// <see cref="ExecutionOptions.Random"/> are not used.
    /// </param>
    /// <exception cref="ArgumentException">Options are out of range; the message lists all of them.</exception>
    public RunReplay(ExecutionOptions? options = null) => _executor = new BlockExecutor(services: null, options);

    /// <summary>Does a run again.</summary>
    /// <param name="bot">The bot: the one that ran, or a changed one.</param>
    /// <param name="recording">What was recorded: see <see cref="ConversationRunner.ReadRecordingAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the replay.</param>
    /// <returns>What the run did, and in what it differs from the recorded one.</returns>
    /// <exception cref="ReplayException">
    /// The recording is incomplete, the run used a port that is not recorded, or the bot has no longer the block or step with which the run begins.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ReplayResult> RunAsync(BotDefinition bot, RunRecording recording, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bot);
        ArgumentNullException.ThrowIfNull(recording);
        (RecordedRun run, RecordedOutcome outcome) = Check(bot, recording);
        Session session = new(run.State.Id, run.State.Variables, run.State.Internal, run.State.Contexts);
        session.Variables.Definitions = bot.Variables;
        session.Variables.GoOnWithTurn(run.Changes, run.Sensitive);
        ReplayWatch watch = new(run, outcome);
        RunRequest request = new(bot, session, recording.RunId, run.Block)
        {
            StepIndex = run.StepIndex,
            Answer = run.Answer,
            Failure = run.Failure,
            ReadHistory = _ => ValueTask.FromResult(watch.Tape.TakeHistory(watch.Place)),
            Watch = watch,
            DefersEffects = true,
        };
        BlockResult result = await new ReplayDriver(watch.Clock)
            .RunAsync(() => _executor.RunAsync(request, cancellationToken).AsTask()).ConfigureAwait(false);
        IReadOnlyList<ReplayDifference> differences =
            [.. watch.Tape.Differences, .. OutcomeComparison.Compare(outcome, RecordedOutcome.Of(result, session))];
        SensitiveMask? mask = session.Variables.CreateMask();
        return new ReplayResult
        {
            Run = result,
            Differences = [.. differences.Select(difference => difference.With(text => Hide(text, bot, mask)))],
            IsOtherBot = run.BotHash != bot.Hash,
        };
    }

    /// <summary>A text without what is sensitive in the session, and without the tokens of the bot itself, which stand in addresses.</summary>
    private static string Hide(string text, BotDefinition bot, SensitiveMask? mask)
    {
        foreach (OffloadProviderSettings provider in bot.FindSetting<OffloadSettings>()?.Providers ?? [])
        {
            text = provider.Hide(text);
        }

        return mask?.Mask(text) ?? text;
    }

    private static (RecordedRun Run, RecordedOutcome Outcome) Check(BotDefinition bot, RunRecording recording)
    {
        if (recording is not { Incomplete: null, Run: { } run, Outcome: { } outcome })
        {
            throw new ReplayException($"Run {recording.Number} cannot be replayed. {recording.Incomplete ?? "The recording misses a part."}");
        }

        if (run.ForeignPorts is [(string port, string place), ..])
        {
            throw new ReplayException(
                $"Run {recording.Number} cannot be replayed: its step {place} used \"{port}\", of which no answers are recorded.");
        }

        if (run.Failure is null)
        {
            CheckStart(bot, run);
        }

        return (run, outcome);
    }

    private static void CheckStart(BotDefinition bot, RecordedRun run)
    {
        if (!bot.TryGetBlock(run.Block, out Block? block))
        {
            throw new ReplayException($"Bot \"{bot.Id}\" has no block \"{run.Block}\", with which the run begins. Replay it with the bot that ran.");
        }

        if (run.Answer is not null && block is not InputBlock)
        {
            throw new ReplayException($"Block \"{run.Block}\" of bot \"{bot.Id}\" is no input block, and the run begins with an answer to it.");
        }

        if (run.StepIndex > 0 && (block is not ActionBlock action || run.StepIndex > action.Steps.Count))
        {
            throw new ReplayException($"Block \"{run.Block}\" of bot \"{bot.Id}\" has no step {run.StepIndex}, with which the run begins.");
        }
    }
}
