using ActionSteps.Expressions.Nodes;
using ActionSteps.Sessions;

namespace ActionSteps.Expressions.Parsing;

/// <summary>A piece of a template: text, or a placeholder.</summary>
/// <param name="Literal">The text; of a placeholder with a <paramref name="Guard"/> what is printed without it.</param>
/// <param name="Node">The placeholder, or <c>null</c>.</param>
/// <param name="Guard">
/// A path with spaces or other odd characters that is no expression: the placeholder counts only where the session has it.
/// </param>
internal readonly record struct TemplatePart(string Literal, Node? Node = null, VariablePath? Guard = null);
