using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Offload;
using ActionSteps.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.Conversations;

/// <summary>What happens in a turn between loading and committing.</summary>
internal sealed class TurnHandler(BotDefinition bot, BlockExecutor executor, IServiceProvider? services)
{
    private static readonly VariablePath MessageContent = "internal.messageContent";
    private static readonly VariablePath MessageType = "internal.messageType";
    private static readonly VariablePath User = "internal.user";
    private static readonly VariablePath Channel = "internal.channel";
    private static readonly VariablePath PreferredLanguage = "internal.preferredLanguage";

    private TimeProvider Clock => executor.Options.Clock;

    /// <summary>Handles a user message.</summary>
    public async ValueTask<TurnResult> HandleAsync(Conversation conversation, IncomingMessage incoming, CancellationToken cancellationToken)
    {
        if (incoming.Id is { } id)
        {
            if (conversation.IsHandled(id))
            {
                return new TurnResult { Status = StatusOf(conversation, []), IsRepeated = true };
            }

            conversation.MarkHandled(id);
        }

        BeginTurn(conversation);
        Receive(conversation, incoming);
        if (conversation.Wait is { CancelOnUserMessage: false } && !conversation.Session.IsPaused)
        {
            conversation.Enqueue(incoming.Message);
            return new TurnResult { Status = RunStatus.Waiting, IsQueued = true, DueTime = conversation.Wait.DueTime };
        }

        return Result(conversation, await AnswerAsync(conversation, incoming.Message, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Handles what a page inside an iframe has posted.</summary>
    public async ValueTask<TurnResult> HandleAsync(Conversation conversation, IframeEvent iframeEvent, CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        throw new InvalidOperationException(iframeEvent.ToString() + conversation.Id + cancellationToken);
    }

    /// <summary>Goes on after a delay; what the user wrote in the meantime is handled afterwards, in order.</summary>
    public async ValueTask<TurnResult> ResumeAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        List<BlockResult> runs = [];
        if (conversation.Wait is not { } wait || wait.DueTime > Clock.GetUtcNow())
        {
            return Result(conversation, runs);
        }

        conversation.Wait = null;
        BeginTurn(conversation);
        if (!conversation.Session.IsPaused && bot.TryGetBlock(wait.Block, out _))
        {
            runs.Add(await RunAsync(conversation, NewRequest(conversation, wait.Block) with { StepIndex = wait.StepIndex }, cancellationToken)
                .ConfigureAwait(false));
        }

        while (conversation.Wait is null && conversation.Dequeue() is { } queued)
        {
            BeginTurn(conversation);
            runs.AddRange(await AnswerAsync(conversation, queued, cancellationToken).ConfigureAwait(false));
        }

        return Result(conversation, runs);
    }

    /// <summary>Runs a block on behalf of the host.</summary>
    public async ValueTask<TurnResult> RunAsync(Conversation conversation, string block, CancellationToken cancellationToken)
    {
        BeginTurn(conversation);
        BlockResult run = await RunAsync(conversation, NewRequest(conversation, block), cancellationToken).ConfigureAwait(false);
        return Result(conversation, [run]);
    }

    public TurnResult SetPaused(Conversation conversation, bool isPaused)
    {
        BeginTurn(conversation);
        conversation.Session.SetInternal("internal.isPaused", isPaused);
        return Result(conversation, []);
    }

    public TurnResult AddAgentMessages(Conversation conversation, IReadOnlyList<OutgoingMessage> messages)
    {
        BeginTurn(conversation);
        conversation.Send(messages, conversation.Session.IsOffloaded ? TranscriptActor.Agent : TranscriptActor.Bot, Clock.GetUtcNow());
        return Result(conversation, []);
    }

    public TurnResult EndOffload(Conversation conversation)
    {
        BeginTurn(conversation);
        OffloadEnd.Apply(conversation.Session.Variables);
        return Result(conversation, []);
    }

    private void BeginTurn(Conversation conversation)
    {
        Session session = conversation.Session;
        session.SetInternal("internal.sessionId", conversation.Id);
        session.SetInternal("internal.botId", bot.Id);
        session.SetInternal("internal.version", bot.Version);
        if (conversation.IsNew && bot.Languages.Count > 0 && session.Variables[PreferredLanguage.Source].IsNullOrUndefined)
        {
            session.SetInternal(PreferredLanguage, Value.Text(bot.Languages[0]));
        }

        session.Variables.BeginTurn();
    }

    private void Receive(Conversation conversation, IncomingMessage incoming)
    {
        Session session = conversation.Session;
        if (conversation.IsNew)
        {
            session.SetInternal(Channel, Value.Text(incoming.Channel ?? session.Channel));
            if (incoming.PreferredLanguage is { Length: > 0 } language)
            {
                session.SetInternal(PreferredLanguage, Value.Text(language));
            }
        }

        if (!incoming.User.IsUndefined)
        {
            session.SetInternal(User, incoming.User);
        }

        if (incoming.SessionData.TryGetObject(out ValueObject? data))
        {
            foreach ((string name, Value value) in data)
            {
                session.Variables.Store(name, value);
            }
        }

        conversation.Record(TranscriptActor.User, incoming.Message.ToWireForm(), Clock.GetUtcNow());
    }

    /// <summary>Finds the block that answers, and runs it.</summary>
    private async ValueTask<IReadOnlyList<BlockResult>> AnswerAsync(
        Conversation conversation, UserMessage message, CancellationToken cancellationToken)
    {
        Session session = conversation.Session;
        session.Variables.InternalData.Set(MessageContent, Value.Text(message.Content));
        session.Variables.InternalData.Set(MessageType, Value.Text(message.MessageType));
        if (session.IsOffloaded)
        {
            await OffloadRelay.SendAsync(session, message, services, cancellationToken).ConfigureAwait(false);
        }

        if (session.IsPaused)
        {
            return [];
        }

        conversation.Wait = null;
        RunRequest? request = await RouteAsync(conversation, message, cancellationToken).ConfigureAwait(false);
        return request is null ? [] : [await RunAsync(conversation, request, cancellationToken).ConfigureAwait(false)];
    }

    private async ValueTask<RunRequest?> RouteAsync(Conversation conversation, UserMessage message, CancellationToken cancellationToken)
    {
        (string? openInput, bool isNew) = (conversation.OpenInput, conversation.IsNew);
        conversation.OpenInput = null;
        conversation.IsNew = false;
        if (message is UserPostback postback)
        {
            foreach (PostbackParameter parameter in postback.Parameters)
            {
                conversation.Session.Variables.Set(VariablePath.Parse(parameter.Key), parameter.Value);
            }

            if (postback.NextBlock is { } next && bot.TryGetBlock(next, out _))
            {
                return NewRequest(conversation, next);
            }
        }

        if (openInput is not null && message is not UserIntro && bot.TryGetBlock(openInput, out Block? block) && block is InputBlock)
        {
            return NewRequest(conversation, openInput) with { Answer = message.Content };
        }

        string? chosen = isNew || message is UserIntro ? bot.Start
            : services?.GetService<IMessageRouter>() is { } router
                ? await router.RouteAsync(message, conversation.Session, cancellationToken).ConfigureAwait(false)
                : null;
        return chosen is not null && bot.TryGetBlock(chosen, out _) ? NewRequest(conversation, chosen) : null;
    }

    private RunRequest NewRequest(Conversation conversation, string block) =>
        new(bot, conversation.Session, Guid.CreateVersion7(Clock.GetUtcNow()).ToString("N"), block)
        {
            Transcript = conversation.Transcript(conversation.Session.Variables.CreateMask()),
            DefersEffects = true,
        };

    private async ValueTask<BlockResult> RunAsync(Conversation conversation, RunRequest request, CancellationToken cancellationToken)
    {
        BlockResult result = await executor.RunAsync(request, cancellationToken).ConfigureAwait(false);
        conversation.Apply(result);
        return result;
    }

    private static TurnResult Result(Conversation conversation, IReadOnlyList<BlockResult> runs) => new()
    {
        Status = StatusOf(conversation, runs),
        Runs = runs,
        DueTime = conversation.Wait?.DueTime,
    };

    private static RunStatus StatusOf(Conversation conversation, IReadOnlyList<BlockResult> runs) =>
        runs.Count > 0 ? runs[^1].Status
        : conversation.Wait is not null || conversation.OpenInput is not null ? RunStatus.Waiting
        : conversation.Session.IsOffloaded ? RunStatus.Offloaded
        : conversation.Session.IsPaused ? RunStatus.Paused
        : RunStatus.Completed;
}
