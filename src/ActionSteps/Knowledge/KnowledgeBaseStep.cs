using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Knowledge;

/// <summary>
/// Asks the host's <see cref="IKnowledgeBase"/> and writes what it found to a variable: <c>answer</c>, <c>content</c> (the same),
/// <c>contentUrl</c> and <c>contentType</c> of the best source, <c>sources</c> and <c>question</c>. In texts the variable prints the answer.
/// </summary>
[StepKind("knowledgeBase")]
public sealed class KnowledgeBaseStep : ActionStep<IKnowledgeBase>
{
    /// <summary>How long the step waits for an answer: 60 seconds; after that the knowledge base has failed.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(60);

    /// <summary>The variable that receives what was found. It is removed when nothing is found, and stays as it is after a failure.</summary>
    public required VariablePath DestinationVariable { get; init; }

    /// <summary>
    /// The question; when left empty, what the user said last. A question that is blank is not asked and finds nothing. It is not logged
    /// when it has the value of a sensitive variable.
    /// </summary>
    public Template Question { get; init; } = Template.Empty;

    /// <summary>Limits the answer to content that has any of these tags; blank ones are left out; without any, all content is used.</summary>
    public IReadOnlyList<Template> Tags { get; init; } = [];

    /// <summary>The language of the user; when left empty or blank, <c>internal.preferredLanguage</c>.</summary>
    public Template Language { get; init; } = Template.Empty;

    /// <summary>Where to go when nothing is found; <c>null</c> goes on with the block. The remaining steps and the go-to are skipped.</summary>
    public BlockReference? OnNoFindings { get; init; }

    /// <summary>
    /// Where to go when the knowledge base fails or takes too long; <c>null</c> fails the step with
    /// <see cref="ErrorCodes.KnowledgeBaseFailed"/>, which leads to the bot's error block. The remaining steps and the go-to are skipped.
    /// </summary>
    public BlockReference? OnFailure { get; init; }

    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override async ValueTask<StepOutcome> ExecuteAsync(
        IKnowledgeBase port, StepContext context, CancellationToken cancellationToken)
    {
        KnowledgeInquiry inquiry = KnowledgeInquiry.Of(this, context);
        KnowledgeAnswer? answer;
        try
        {
            answer = await inquiry.AskAsync(port, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not LimitExceededException && !cancellationToken.IsCancellationRequested)
        {
            return inquiry.Fail(failure);
        }

        if (string.IsNullOrWhiteSpace(answer?.Text))
        {
            context.Set(DestinationVariable, Value.Undefined);
            return OnNoFindings is { Id.Length: > 0 } block ? StepOutcome.GoTo(block.Id) : StepOutcome.Continue;
        }

        context.Set(DestinationVariable, KnowledgeFinding.ToValue(answer, inquiry.Question.Text));
        return StepOutcome.Continue;
    }
}
