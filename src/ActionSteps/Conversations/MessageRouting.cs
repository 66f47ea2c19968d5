using ActionSteps.Blocks;
using ActionSteps.Messages;
using ActionSteps.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.Conversations;

/// <summary>Finds the block that answers a user message: a button's block, the open input, the start block, or what the host's router says.</summary>
internal sealed class MessageRouting(BotDefinition bot, IServiceProvider? services)
{
    public async ValueTask<TurnStart?> FindAsync(Conversation conversation, UserMessage message, CancellationToken cancellationToken)
    {
        (string? openInput, bool isNew) = (conversation.OpenInput, conversation.IsNew);
        conversation.OpenInput = null;
        conversation.IsNew = false;
        if (message is UserPostback postback)
        {
            Store(postback.Parameters, conversation.Session);
            if (postback.NextBlock is { } next && bot.TryGetBlock(next, out _))
            {
                return new TurnStart(next);
            }
        }

        if (isNew || message is UserIntro)
        {
            return StartAt(bot.Start);
        }

        if (openInput is not null && bot.TryGetBlock(openInput, out Block? block) && block is InputBlock)
        {
            return new TurnStart(openInput) { Answer = message.Content };
        }

        return StartAt(services?.GetService<IMessageRouter>() is { } router
            ? await router.RouteAsync(message, conversation.Session, cancellationToken).ConfigureAwait(false)
            : null);
    }

    /// <summary>Writes what a click carries; what cannot be written is left out, as nobody is there to read a warning.</summary>
    public static void Store(IEnumerable<PostbackParameter> parameters, Session session)
    {
        foreach (PostbackParameter parameter in parameters)
        {
            session.Variables.Set(VariablePath.Parse(parameter.Key), parameter.Value);
        }
    }

    private TurnStart? StartAt(string? block) => block is not null && bot.TryGetBlock(block, out _) ? new TurnStart(block) : null;
}
