using ActionSteps.Sessions;

namespace ActionSteps.Messages;

/// <summary>
/// Sends an object that the user does not see: an event on the webhook channel, a window event on the web. Elsewhere it is a warning.
/// The session stays as it is.
/// </summary>
[StepKind("jsonBuilder")]
public sealed class JsonBuilderStep : ActionStep
{
    /// <summary>The members in order; of equal keys the last value wins at the place of the first. None when left out.</summary>
    public IReadOnlyList<JsonBuilderItem> Items { get; init; } = [];

    /// <summary>Whether the web widget posts the object to its parent window; default <c>false</c>, which sends nothing on the web.</summary>
    public bool SendConfigToParentWindow { get; init; }

    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        ValueObject.Builder pairs = new(Items.Count);
        ContentBudget budget = new();
        foreach (JsonBuilderItem item in Items.Where(static item => item.Key.Length > 0))
        {
            pairs.Set(item.Key, budget.Take(context.Evaluate(item.Value, item.Key)));
            if (budget.IsExceeded)
            {
                return ValueTask.FromResult(StepOutcome.Fail(ErrorCodes.MessageTooLarge, ContentBudget.ExceededMessage));
            }
        }

        context.Send(new JsonMessage(pairs.ToObject(), SendConfigToParentWindow));
        return ValueTask.FromResult(StepOutcome.Continue);
    }
}
