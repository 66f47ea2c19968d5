using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Offload;
using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>What happens in a turn between loading and committing.</summary>
internal sealed class TurnHandler(
    BotDefinition bot, BlockExecutor executor, MessageRouting routing, IConversationStore store, ConversationOptions options)
{
    private TimeProvider Clock => executor.Options.Clock;

    /// <summary>Handles a user message.</summary>
    public async ValueTask<TurnResult> HandleAsync(Conversation conversation, IncomingMessage incoming, CancellationToken cancellationToken)
    {
        if (incoming.Id is { } id)
        {
            if (conversation.IsHandled)
            {
                return new TurnResult { Status = StatusOf(conversation, []), IsRepeated = true, DueTime = conversation.NextDueTime };
            }

            conversation.HandledMessage = id;
        }

        Begin(conversation);
        List<StepWarning> warnings = [];
        IncomingData.Store(incoming, conversation, warnings);
        UserMessage message = incoming.Payload is { } payload && conversation.Postbacks.TryResolve(payload, out UserPostback? click)
            ? click
            : incoming.Message;
        return await HandleAsync(conversation, message, warnings, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Handles what a page inside an iframe has posted.</summary>
    public async ValueTask<TurnResult> HandleAsync(Conversation conversation, IframeEvent iframeEvent, CancellationToken cancellationToken)
    {
        Begin(conversation);
        List<StepWarning> warnings = [];
        switch (iframeEvent)
        {
            case IframeMessage message:
                return await HandleAsync(conversation, new UserText(message.Text), warnings, cancellationToken).ConfigureAwait(false);
            case IframeSessionUpdate update:
                foreach (SessionEntry entry in update.Entries)
                {
                    SessionWrite.Report(conversation.Session.Variables.Store(entry.Namespace, entry.Data), entry.Namespace, warnings);
                }

                return Result(conversation, [], warnings);
            case IframeGoTo goTo when !conversation.Session.IsPaused:
                return bot.TryGetBlock(goTo.NextBlock, out _)
                    ? await HandleAsync(conversation, goTo, warnings, cancellationToken).ConfigureAwait(false)
                    : Result(conversation, [], [UnknownBlock(goTo.NextBlock)]);
            default:
                return Result(conversation, [], warnings);
        }
    }

    /// <summary>Does what a host or a human agent wants.</summary>
    public async ValueTask<TurnResult> HandleAsync(Conversation conversation, ConversationAction action, CancellationToken cancellationToken)
    {
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
        return Result(conversation, [await RunAsync(conversation, new TurnStart(action.Block), cancellationToken).ConfigureAwait(false)], warnings);
    }

    /// <summary>Goes on after a delay; what the user wrote in the meantime is handled afterwards, in order.</summary>
    public async ValueTask<TurnResult> ResumeAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        List<BlockResult> runs = [];
        while (conversation.TakeDue(Clock.GetUtcNow()) is { } wait)
        {
            // A wait that becomes due while the bot is paused does nothing any more.
            if (!conversation.Session.IsPaused && bot.TryGetBlock(wait.Block, out _))
            {
                Begin(conversation);
                runs.Add(await RunAsync(conversation, new TurnStart(wait.Block) { StepIndex = wait.StepIndex }, cancellationToken).ConfigureAwait(false));
            }
        }

        while (!conversation.HoldsMessages && conversation.Dequeue() is { } queued)
        {
            Begin(conversation);
            runs.AddRange(await AnswerAsync(conversation, queued, cancellationToken).ConfigureAwait(false));
        }

        return Result(conversation, runs, []);
    }

    private async ValueTask<TurnResult> HandleAsync(
        Conversation conversation, UserMessage message, List<StepWarning> warnings, CancellationToken cancellationToken)
    {
        conversation.Record(TranscriptActor.User, message.ToWireForm(), Clock.GetUtcNow());
        if (conversation.HoldsMessages && !conversation.Session.IsPaused)
        {
            conversation.Enqueue(message);
            return new TurnResult
            {
                Status = RunStatus.Waiting, IsQueued = true, DueTime = conversation.NextDueTime, Warnings = warnings,
            };
        }

        return Result(conversation, await AnswerAsync(conversation, message, cancellationToken).ConfigureAwait(false), warnings);
    }

    private async ValueTask<TurnResult> HandleAsync(
        Conversation conversation, IframeGoTo goTo, List<StepWarning> warnings, CancellationToken cancellationToken)
    {
        MessageRouting.Store(goTo.Parameters, conversation.Session);
        conversation.OpenInput = null;
        conversation.IsNew = false;
        return Result(conversation, [await RunAsync(conversation, new TurnStart(goTo.NextBlock), cancellationToken).ConfigureAwait(false)], warnings);
    }

    /// <summary>Finds the block that answers, and runs it; nothing while the bot is paused.</summary>
    private async ValueTask<IReadOnlyList<BlockResult>> AnswerAsync(
        Conversation conversation, UserMessage message, CancellationToken cancellationToken)
    {
        Session session = conversation.Session;
        IncomingData.Describe(message, session);
        AgentRelay.Send(conversation, message, bot, Clock.GetUtcNow());
        if (session.IsPaused)
        {
            return [];
        }

        conversation.DropWaits();
        return await routing.FindAsync(conversation, message, cancellationToken).ConfigureAwait(false) is { } start
            ? [await RunAsync(conversation, start, cancellationToken).ConfigureAwait(false)]
            : [];
    }

    private async ValueTask<BlockResult> RunAsync(Conversation conversation, TurnStart start, CancellationToken cancellationToken)
    {
        RunRequest request = new(bot, conversation.Session, RunIds.Next(), start.Block)
        {
            StepIndex = start.StepIndex,
            Answer = start.Answer,
            ReadHistory = async token =>
            [
                .. await store.ReadTranscriptAsync(conversation.Id, options.MaxTranscript, token).ConfigureAwait(false),
                .. conversation.AddedTranscript,
            ],
            DefersEffects = true,
        };
        BlockResult result = await executor.RunAsync(request, cancellationToken).ConfigureAwait(false);
        conversation.Apply(result);
        return result;
    }

    private void Begin(Conversation conversation) => IncomingData.BeginTurn(conversation, bot);

    private static StepWarning UnknownBlock(string block) =>
        new(ErrorCodes.UnknownBlock, $"The bot has no block \"{block}\"; nothing was run.");

    private static TurnResult Result(Conversation conversation, IReadOnlyList<BlockResult> runs, IReadOnlyList<StepWarning> warnings) => new()
    {
        Status = StatusOf(conversation, runs),
        Runs = runs,
        DueTime = conversation.NextDueTime,
        Warnings = warnings,
    };

    private static RunStatus StatusOf(Conversation conversation, IReadOnlyList<BlockResult> runs) =>
        runs.Count > 0 ? runs[^1].Status
        : conversation.Waits.Count > 0 || conversation.OpenInput is not null ? RunStatus.Waiting
        : conversation.Session.IsOffloaded ? RunStatus.Offloaded
        : conversation.Session.IsPaused ? RunStatus.Paused
        : RunStatus.Completed;
}
