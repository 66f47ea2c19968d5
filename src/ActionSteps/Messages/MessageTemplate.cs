using System.Diagnostics.CodeAnalysis;
using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// A message in the API form, <c>{ "type", "config" }</c>, whose texts may hold placeholders. Parsed once, immutable, shared.
/// </summary>
/// <remarks>
/// Placeholders are replaced in every text of the content, except in types, in ids of blocks and in names of parameters. Parameters of
/// clicks and pairs of JSON builders that are one placeholder keep their native type. Values in HTML are escaped.
/// </remarks>
public sealed class MessageTemplate
{
    private readonly ContentTemplate? _content;
    private readonly ContentTemplate[]? _texts;
    private readonly OutgoingMessage? _message;
    private readonly StepWarning? _warning;

    private MessageTemplate(Value apiForm)
    {
        ApiForm = apiForm;
        if (!FormValues.IsAcceptable(apiForm))
        {
            _warning = TooLarge;
            return;
        }

        string type = MessageTypes.Find(FormValues.TextOf(apiForm["type"])) ?? string.Empty;
        ContentTemplate content = ContentTemplate.Parse(type, apiForm["config"]);
        if (!content.IsFixed)
        {
            _content = content;
            _texts = type == MessageTypes.Text ? content.OnlyTexts : null;
            return;
        }

        FormReading reading = new();
        _message = ApiFormReader.Read(apiForm, reading);
        _warning = reading.Warning;
    }

    /// <summary>The message as it was written.</summary>
    public Value ApiForm { get; }

    /// <summary>The texts with placeholders, each with the JSON path that leads to it, such as <c>.config.textMessages[0].text</c>.</summary>
    internal IEnumerable<(string Path, Template Template)> Templates => _content?.Find(".config") ?? [];

    private static StepWarning TooLarge => new(ErrorCodes.MessageTooLarge, ContentBudget.ExceededMessage);

    /// <summary>Parses a message. Never fails: what is wrong is told by <see cref="TryRender"/>.</summary>
    public static MessageTemplate Parse(Value apiForm) => new(apiForm);

    /// <summary>The message with every placeholder replaced and text alternatives picked.</summary>
    /// <param name="context">What the placeholders see.</param>
    /// <param name="message">The message, or <c>null</c>.</param>
    /// <param name="warning">
    /// Why there is no message, or what was left out of it; <c>null</c> also when the message has no text, which is not sent and no fault.
    /// </param>
    /// <returns>Whether there is a message to send.</returns>
    public bool TryRender(
        EvaluationContext context, [NotNullWhen(true)] out OutgoingMessage? message, out StepWarning? warning)
    {
        ArgumentNullException.ThrowIfNull(context);
        message = _message;
        warning = _warning;
        if (_texts is { } texts)
        {
            ContentBudget budget = new();
            string text = texts[texts.Length == 1 ? 0 : context.Random.Next(texts.Length)].RenderText(context, budget);
            message = budget.IsExceeded || text.Length == 0 ? null : new TextMessage(text);
            warning = budget.IsExceeded ? TooLarge : null;
        }
        else if (_content is not null)
        {
            ContentBudget budget = new();
            FormReading reading = new() { Random = context.Random };
            Value config = _content.Render(context, budget);
            message = budget.IsExceeded ? null : ApiFormReader.Read(ApiForm["type"], config, reading);
            warning = budget.IsExceeded ? TooLarge : reading.Warning;
        }

        return message is not null;
    }
}
