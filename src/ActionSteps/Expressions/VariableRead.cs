using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>A variable that an expression or template reads, for checks before anything runs.</summary>
/// <param name="Path">The path, as far as it does not depend on other values.</param>
/// <param name="Position">Where it stands in the source, in UTF-16 units from 0.</param>
public sealed record VariableRead(VariablePath Path, int Position);
