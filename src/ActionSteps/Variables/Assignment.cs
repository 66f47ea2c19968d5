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
}
