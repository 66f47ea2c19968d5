using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Offload;
using ActionSteps.Replay;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>What happens in a turn between loading and committing: one input, at most one run.</summary>
internal sealed class TurnHandler(
    BotDefinition bot, BlockExecutor executor, MessageRouting routing, IServiceProvider? services, IConversationStore store, ConversationOptions options)
{
    private TimeProvider Clock => executor.Options.Clock;

    /// <summary>Handles one input.</summary>
    /// <exception cref="LimitExceededException">Too many messages wait in the queue.</exception>
    public ValueTask<TurnResult> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Entry switch
    {
        { Message: { } message } when turn.IsFromQueue => HandleQueuedAsync(turn, message.Message, cancellationToken),
        { Message: { } message } => HandleAsync(turn, message, cancellationToken),
        { IframeEvent: { } posted } => HandleAsync(turn, posted, cancellationToken),
        { Action: { } action } => HandleAsync(turn, action, cancellationToken),
        { Wait: { } wait } => HandleAsync(turn, wait, cancellationToken),
        _ => throw new InvalidOperationException("The entry holds nothing to handle."),
    };

    /// <summary>Goes on where a turn was interrupted.</summary>
    public async ValueTask<TurnResult> GoOnAsync(Turn turn, ConversationCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        Continuation place = new(checkpoint.Block, checkpoint.StepIndex, checkpoint.StartedAt, MessageDuringWait.KeepsWait)
        {
            BlockHash = checkpoint.BlockHash,
        };
        TurnStart start = FindStart(place);
        start = start with { Progress = checkpoint.Run, RunId = checkpoint.RunId, StartedAt = checkpoint.StartedAt };
        return Result(turn.Conversation, [await RunAsync(turn, start, cancellationToken).ConfigureAwait(false)], []);
    }

    /// <summary>Handles a user message.</summary>
    private async ValueTask<TurnResult> HandleAsync(Turn turn, IncomingMessage incoming, CancellationToken cancellationToken)
    {
        Conversation conversation = turn.Conversation;
        if (incoming.Id is not null && conversation.IsHandled)
        {
            return Repeated(conversation);
        }

        Begin(conversation);
        List<StepWarning> warnings = [];
        IncomingData.Store(incoming, conversation, warnings);
        UserMessage message = incoming.Payload is { } payload && conversation.Postbacks.TryResolve(payload, out UserPostback? click)
            ? click
            : incoming.Message;
        return await HandleAsync(turn, message, warnings, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Handles what a page inside an iframe has posted.</summary>
    private async ValueTask<TurnResult> HandleAsync(Turn turn, IframeEvent iframeEvent, CancellationToken cancellationToken)
    {
        Conversation conversation = turn.Conversation;
        Begin(conversation);
        List<StepWarning> warnings = [];
        switch (iframeEvent)
        {
            case IframeMessage message:
                return await HandleAsync(turn, new UserText(message.Text), warnings, cancellationToken).ConfigureAwait(false);
            case IframeSessionUpdate update:
                foreach (SessionEntry entry in update.Entries)
                {
                    SessionWrite.Report(conversation.Session.Variables.Store(entry.Namespace, entry.Data), entry.Namespace, warnings);
                }

                return Result(conversation, [], warnings);
            case IframeGoTo goTo when !conversation.Session.IsPaused:
                return bot.TryGetBlock(goTo.NextBlock, out _)
                    ? await HandleAsync(turn, goTo, warnings, cancellationToken).ConfigureAwait(false)
                    : Result(conversation, [], [UnknownBlock(goTo.NextBlock)]);
            default:
                return Result(conversation, [], warnings);
        }
    }

    private static TurnResult Repeated(Conversation conversation) =>
        new() { Status = StatusOf(conversation, []), IsRepeated = true, DueTime = conversation.NextDueTime };

    /// <summary>Does what a host or a human agent wants.</summary>
    private async ValueTask<TurnResult> HandleAsync(Turn turn, ConversationAction action, CancellationToken cancellationToken)
    {
        Conversation conversation = turn.Conversation;
        if (turn.Entry.RememberedId is not null && conversation.IsHandled)
        {
            return Repeated(conversation);
        }

        Begin(conversation);
        List<StepWarning> warnings = [];
        Session session = conversation.Session;
        foreach ((string name, Value value) in action.SessionData)
        {
            SessionWrite.Report(session.Variables.Set(VariablePath.Parse(name), value), name, warnings);
        }

        string actionId = RunIds.Next();
        foreach (OutgoingMessage message in action.Messages)
        {
            ChannelOutput shown = message.ForChannel(session.Channel);
            foreach (Effect effect in shown.Effects)
            {
                conversation.Send(actionId, effect);
            }

            if (shown.Warning is { } warning)
            {
                warnings.Add(warning);
            }

            conversation.Record(session.IsOffloaded ? TranscriptActor.Agent : TranscriptActor.Bot, message.ToWireForm(), Clock.GetUtcNow());
        }

        if (action.Pause is { } isPaused)
        {
            session.SetInternal(InternalVariables.IsPausedPath, isPaused);
        }

        if (action.EndOffload)
        {
            OffloadState.End(session);
        }

        if (action.Block is null)
        {
            return Result(conversation, [], warnings);
        }

        if (!bot.TryGetBlock(action.Block, out _))
        {
            return Result(conversation, [], [.. warnings, UnknownBlock(action.Block)]);
        }

        conversation.IsNew = false;
        return Result(conversation, [await RunAsync(turn, new TurnStart(action.Block), cancellationToken).ConfigureAwait(false)], warnings);
    }

    /// <summary>Goes on after a delay.</summary>
    private async ValueTask<TurnResult> HandleAsync(Turn turn, Continuation wait, CancellationToken cancellationToken)
    {
        Conversation conversation = turn.Conversation;
        conversation.Take(wait);

        // A wait that becomes due while the bot is paused does nothing any more.
        if (conversation.Session.IsPaused)
        {
            return Result(conversation, [], []);
        }

        Begin(conversation);
        return Result(conversation, [await RunAsync(turn, FindStart(wait), cancellationToken).ConfigureAwait(false)], []);
    }

    /// <summary>Handles what the user wrote during a short delay, which is part of the history already.</summary>
    private async ValueTask<TurnResult> HandleQueuedAsync(Turn turn, UserMessage queued, CancellationToken cancellationToken)
    {
        turn.Conversation.Dequeue();
        Begin(turn.Conversation);
        return Result(turn.Conversation, await AnswerAsync(turn, queued, cancellationToken).ConfigureAwait(false), []);
    }

    private async ValueTask<TurnResult> HandleAsync(
        Turn turn, UserMessage message, List<StepWarning> warnings, CancellationToken cancellationToken)
    {
        Conversation conversation = turn.Conversation;
        conversation.Record(TranscriptActor.User, message.ToWireForm(), Clock.GetUtcNow());
        if (conversation.HoldsMessages && !conversation.Session.IsPaused)
        {
            conversation.Enqueue(turn.Entry.Id, message);
            return new TurnResult
            {
                Status = RunStatus.Waiting, IsQueued = true, DueTime = conversation.NextDueTime, Warnings = warnings,
            };
        }

        return Result(conversation, await AnswerAsync(turn, message, cancellationToken).ConfigureAwait(false), warnings);
    }

    private async ValueTask<TurnResult> HandleAsync(
        Turn turn, IframeGoTo goTo, List<StepWarning> warnings, CancellationToken cancellationToken)
    {
        Conversation conversation = turn.Conversation;
        MessageRouting.Store(goTo.Parameters, conversation.Session);
        conversation.OpenInput = null;
        conversation.IsNew = false;
        return Result(conversation, [await RunAsync(turn, new TurnStart(goTo.NextBlock), cancellationToken).ConfigureAwait(false)], warnings);
    }

    /// <summary>Finds the block that answers, and runs it; nothing while the bot is paused.</summary>
    private async ValueTask<IReadOnlyList<BlockResult>> AnswerAsync(Turn turn, UserMessage message, CancellationToken cancellationToken)
    {
        Conversation conversation = turn.Conversation;
        Session session = conversation.Session;
        IncomingData.Describe(message, session);
        await AgentRelay.SendAsync(turn, message, bot, services, Clock.GetUtcNow()).ConfigureAwait(false);
        if (session.IsPaused)
        {
            return [];
        }

        conversation.DropWaits();
        return await routing.FindAsync(conversation, message, cancellationToken).ConfigureAwait(false) is { } start
            ? [await RunAsync(turn, start, cancellationToken).ConfigureAwait(false)]
            : [];
    }

    private async ValueTask<BlockResult> RunAsync(Turn turn, TurnStart start, CancellationToken cancellationToken)
    {
        Conversation conversation = turn.Conversation;
        string runId = start.RunId ?? turn.RunId("run");
        DateTimeOffset startedAt = start.StartedAt ?? Clock.GetUtcNow();
        RunRecorder? recorder = NewRecorder(turn, start, startedAt);
        TurnHistory history = new(store, conversation, options, recorder);
        RunRequest request = new(bot, conversation.Session, runId, start.Block)
        {
            StepIndex = start.StepIndex,
            Answer = start.Answer,
            Progress = start.Progress,
            Failure = start.Failure,
            ReadHistory = history.ReadAsync,
            SaveAsync = (position, token) =>
            {
                history.ThrowIfFailed();
                return turn.SaveAsync(turn, runId, startedAt, position, token);
            },
            DefersEffects = true,
            Watch = recorder,
        };
        BlockResult result = await executor.RunAsync(request, cancellationToken).ConfigureAwait(false);
        history.ThrowIfFailed();
        conversation.Apply(result, turn.Entry, startedAt, Clock.GetUtcNow(), recorder);
        return result;
    }

    private RunRecorder? NewRecorder(Turn turn, TurnStart start, DateTimeOffset startedAt)
    {
        if (!options.RecordsRuns || options.MaxRuns == 0)
        {
            return null;
        }

        Session session = turn.Conversation.Session;
        return start.Progress is { } progress
            ? RunRecorder.GoOn(progress.Recording, turn.Entry, session, start, startedAt, bot, executor.Options)
            : RunRecorder.Begin(turn.Entry, session, start, startedAt, bot, executor.Options);
    }

    /// <summary>Where a run goes on, unless its block has changed so that nobody knows.</summary>
    private TurnStart FindStart(Continuation wait)
    {
        Continuation? place = Fits(wait) ? wait : options.MapContinuation?.Invoke(wait, bot);
        if (place is not null && Fits(place with { BlockHash = null }))
        {
            return new TurnStart(place.Block) { StepIndex = place.StepIndex };
        }

        StepError lost = new(
            ErrorCodes.ContinuationLost,
            $"The run was to go on at step {wait.StepIndex} of block \"{wait.Block}\", which has changed since or is gone. "
            + $"Map it by {nameof(ConversationOptions)}.{nameof(ConversationOptions.MapContinuation)}.")
        {
            BlockId = wait.Block,
        };
        return new TurnStart(wait.Block) { Failure = lost };
    }

    private bool Fits(Continuation place) =>
        bot.TryGetBlock(place.Block, out Block? block)
        && (place.BlockHash is null || place.BlockHash == block.Hash)
        && (place.StepIndex <= 0 || (block is ActionBlock action && place.StepIndex <= action.Steps.Count));

    private void Begin(Conversation conversation) => IncomingData.BeginTurn(conversation, bot);

    private static StepWarning UnknownBlock(string block) =>
        new(ErrorCodes.UnknownBlock, $"The bot has no block \"{block}\"; nothing was run.");

    private static TurnResult Result(Conversation conversation, IReadOnlyList<BlockResult> runs, IReadOnlyList<StepWarning> warnings) => new()
    {
        Status = StatusOf(conversation, runs),
        Runs = runs,
        DueTime = conversation.NextDueTime,
        Warnings = warnings,
        Changes = ChangesOf(conversation.Session, runs),
    };

    private static IReadOnlyList<VariableChange> ChangesOf(Session session, IReadOnlyList<BlockResult> runs) => runs.Count > 0
        ? [.. runs.SelectMany(run => run.Changes)]
        : ChangeMask.Mask(session.Variables.Changes, session.Variables.CreateMask());

    private static RunStatus StatusOf(Conversation conversation, IReadOnlyList<BlockResult> runs) =>
        runs.Count > 0 ? runs[^1].Status
        : conversation.Waits.Count > 0 || conversation.OpenInput is not null ? RunStatus.Waiting
        : conversation.Session.IsOffloaded ? RunStatus.Offloaded
        : conversation.Session.IsPaused ? RunStatus.Paused
        : RunStatus.Completed;
}
