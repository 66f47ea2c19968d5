using ActionSteps.Expressions;
using ActionSteps.Messages;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Building;

/// <summary>Puts a block of messages together. Not thread-safe.</summary>
public sealed class MessageBlockBuilder : BlockBuilder<MessageBlockBuilder>
{
    private readonly List<MessageTemplate> _messages = [];

    internal MessageBlockBuilder(string id)
        : base(id)
    {
    }

    private protected override MessageBlockBuilder Self => this;

    /// <summary>Adds a text message.</summary>
    /// <param name="alternatives">Texts with placeholders, of which one is picked at random each time.</param>
    public MessageBlockBuilder Text(params ReadOnlySpan<string> alternatives)
    {
        Value[] texts = new Value[alternatives.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Value.Object(("text", alternatives[i]));
        }

        return Add(Value.Object(("type", "text"), ("config", Value.Object(("textMessages", Value.List(texts))))));
    }

    /// <summary>Adds a message of any type, whose texts may hold placeholders.</summary>
    public MessageBlockBuilder Add(OutgoingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Add(message.ToApiForm());
    }

    /// <summary>Adds a message in the API form, <c>{ "type", "config" }</c>.</summary>
    public MessageBlockBuilder Add(Value apiForm)
    {
        _messages.Add(MessageTemplate.Parse(apiForm));
        return this;
    }

    /// <summary>Where to go after the messages.</summary>
    /// <param name="block">The id of the block.</param>
    /// <param name="assignments">Variables that get values on the way.</param>
    public MessageBlockBuilder GoTo(string block, params IReadOnlyList<(VariablePath Variable, Template Value)> assignments) =>
        GoTo(GoToOf(block, assignments));

    /// <summary>Where to go after the messages.</summary>
    public MessageBlockBuilder GoTo(GoTo goTo) => SetTarget(goTo);

    internal override Block ToBlock() => new MessageBlock(Id, _messages)
    {
        Name = NameText,
        Label = LabelText,
        InputContexts = InputContexts,
        OutputContexts = OutputContexts,
        GoTo = Target,
    };
}
