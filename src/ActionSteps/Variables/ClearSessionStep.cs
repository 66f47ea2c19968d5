using ActionSteps.Sessions;

namespace ActionSteps.Variables;

/// <summary>
/// Forgets variables and contexts, to correct an answer or to start over. A variable with a default reads as its default again; what the
/// platform keeps below <c>internal</c> stays.
/// </summary>
[StepKind("clearSession")]
public sealed class ClearSessionStep : ActionStep
{
    /// <summary>Variables, or members of variables, to forget; an item of a list becomes null. Default none.</summary>
    public IReadOnlyList<VariablePath> Variables { get; init; } = [];

    /// <summary>Contexts to end. Default none.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>Whether to forget every variable, <c>preferredLanguage</c> and <c>events</c> included. Default no.</summary>
    public bool AllVariables { get; init; }

    /// <summary>Whether to end every context. Default no.</summary>
    public bool AllContexts { get; init; }

    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => false;

    /// <inheritdoc/>
    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!AllVariables && !AllContexts && Variables.Count == 0 && Contexts.Count == 0)
        {
            context.Warn(ErrorCodes.NothingToClear, "The step names no variable and no context. Name some, or clear all of them.");
        }

        ClearVariables(context);
        ClearContexts(context);
        return ValueTask.FromResult(StepOutcome.Continue);
    }

    private void ClearVariables(StepContext context)
    {
        if (AllVariables)
        {
            context.Variables.Clear();
        }

        foreach (VariablePath path in Variables)
        {
            context.Set(path, Value.Undefined);
        }
    }

    private void ClearContexts(StepContext context)
    {
        if (AllContexts)
        {
            context.ClearContexts();
        }

        foreach (string name in Contexts)
        {
            if (context.IsContextActive(name))
            {
                context.SetContext(name, 0);
            }
        }
    }
}
