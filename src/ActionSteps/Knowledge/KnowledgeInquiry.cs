using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Knowledge;

/// <summary>One execution of a <see cref="KnowledgeBaseStep"/>: resolves the question and asks it in the time that it has.</summary>
internal sealed class KnowledgeInquiry
{
    private static readonly VariablePath Expression = VariablePath.Parse("internal.nlp.expression");
    private static readonly VariablePath MessageContent = VariablePath.Parse("internal.messageContent");
    private static readonly VariablePath PreferredLanguage = VariablePath.Parse("internal.preferredLanguage");

    private readonly KnowledgeBaseStep _step;
    private readonly StepContext _context;
    private readonly bool _isSensitive;

    private KnowledgeInquiry(KnowledgeBaseStep step, StepContext context)
    {
        _step = step;
        _context = context;
        string text = step.Question.Source.Length == 0 ? LastSaid() : RenderQuietly(step.Question);
        _isSensitive = IsSensitive(text);
        text = Cut(text).Trim();
        if (!_isSensitive)
        {
            context.LogInput("question", text);
        }

        Question = new KnowledgeQuestion(text)
        {
            Tags = [.. step.Tags.Select(RenderTag).Where(tag => tag.Length > 0)],
            Language = LanguageOf(),
            BotId = context.BotId,
            BotVersion = context.BotVersion,
            SessionId = context.SessionId,
            Content = context.FindSetting<KnowledgeSettings>(),
        };
    }

    public KnowledgeQuestion Question { get; }

    /// <summary>Resolves the configuration of a step.</summary>
    /// <exception cref="StepException"><see cref="ErrorCodes.TargetRequired"/>: the step does not say where the answer goes.</exception>
    public static KnowledgeInquiry Of(KnowledgeBaseStep step, StepContext context) => step.DestinationVariable.Source.Length > 0
        ? new KnowledgeInquiry(step, context)
        : throw new StepException(ErrorCodes.TargetRequired, "The step needs a \"destinationVariable\" that receives the answer.");

    /// <summary>Asks, unless there is no question.</summary>
    /// <exception cref="TimeoutException">There was no answer in time; the knowledge base was told to stop and is not waited for.</exception>
    public async ValueTask<KnowledgeAnswer?> AskAsync(IKnowledgeBase port, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Question.Text))
        {
            return null;
        }

        using CancellationTokenSource timeout = new(KnowledgeBaseStep.Timeout, _context.Clock);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await port.AskAsync(Question, stop.Token).AsTask().WaitAsync(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"it did not answer within {KnowledgeBaseStep.Timeout.TotalSeconds:0} s.");
        }
    }

    /// <summary>What happens after a failure. The variable stays as it is.</summary>
    public StepOutcome Fail(Exception failure)
    {
        // The message of a port may repeat the question.
        string reason = _isSensitive && failure is not TimeoutException ? "its message may hold a sensitive value." : failure.Message;
        string message = $"The knowledge base failed: {reason}";
        if (_step.OnFailure is not { Id.Length: > 0 } block)
        {
            return StepOutcome.Fail(ErrorCodes.KnowledgeBaseFailed, message);
        }

        _context.Warn(ErrorCodes.KnowledgeBaseFailed, message);
        return StepOutcome.GoTo(block.Id);
    }

    private static string Cut(string text)
    {
        int end = Math.Min(text.Length, KnowledgeQuestion.MaxLength);
        return end == text.Length ? text : text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }

    private string LastSaid()
    {
        string expression = _context.Variables.Get(Expression).ToString();
        return string.IsNullOrWhiteSpace(expression) ? _context.Variables.Get(MessageContent).ToString() : expression;
    }

    /// <summary>The text of a template without logging it.</summary>
    private string RenderQuietly(Template template)
    {
        string text = template.Render(_context.Evaluation);
        foreach (ExpressionFault fault in _context.Evaluation.Faults)
        {
            _context.Warn(fault.Code, fault.Message);
        }

        _context.Evaluation.ClearFaults();
        return text;
    }

    /// <summary>
    /// By name, because an expression may change a sensitive value beyond recognition; by value, because the name may come from a variable.
    /// </summary>
    private bool IsSensitive(string text) =>
        _context.Variables.CreateMask() is { } mask
        && (mask.Mask(text) != text
            || (!_step.Question.IsLiteral && _context.Variables.Definitions.Items.Any(
                item => item.Sensitive && _step.Question.Source.Contains(item.Name, StringComparison.Ordinal))));

    private string RenderTag(Template tag, int index) => _context.Render(tag, field: FormattableString.Invariant($"tags[{index}]")).Trim();

    private string? LanguageOf()
    {
        string language = _step.Language.Source.Length == 0 ? string.Empty : _context.Render(_step.Language, field: "language").Trim();
        language = language.Length > 0 ? language : _context.Variables.Get(PreferredLanguage).ToString().Trim();
        return language.Length > 0 ? language : null;
    }
}
