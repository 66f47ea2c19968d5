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

    /// <summary>The name under which the value is logged: the variable itself, so that a sensitive one is masked by name.</summary>
    private readonly string _input = $"{{{Variable.Source}}}";

    /// <summary>
    /// Evaluates the value and writes the variable. What cannot be evaluated or written is a warning and changes nothing; a value that is
    /// null or missing removes the variable.
    /// </summary>
    internal void Apply(StepContext context)
    {
        if (Type == AssignmentType.Block)
        {
            context.LogInput(_input, Sessions.Value.Text(Value.Source));
            context.Set(Variable, Sessions.Value.Text(Value.Source));
        }
        else if (context.TryEvaluate(Value, out Value value, _input))
        {
            context.Set(Variable, value.IsNullOrUndefined ? Sessions.Value.Undefined : value);
        }
    }
}
