using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Variables;

/// <summary>Gives one variable a value.</summary>
/// <param name="Variable">The path to write; surrounding braces are tolerated.</param>
/// <param name="Value">The value: a single placeholder keeps its native type, everything else is text.</param>
public sealed record Assignment(VariablePath Variable, Template Value)
{
    /// <summary>Whether the value is a template or the id of a block; <see cref="AssignmentType.Text"/> when left out.</summary>
    public AssignmentType Type { get; init; }

    /// <summary>
    /// Writes the variable. A value that is null or undefined removes it; a value that cannot be evaluated, or a path that cannot be
    /// written, leaves it as it was and is a warning.
    /// </summary>
    internal void Apply(StepContext context)
    {
        if (Type == AssignmentType.Block)
        {
            context.Set(Variable, Sessions.Value.Text(Value.Source));
        }
        else if (context.TryEvaluate(Value, out Value value, Variable.Source))
        {
            context.Set(Variable, value.IsNullOrUndefined ? Sessions.Value.Undefined : value);
        }
    }
}
