namespace ActionSteps.Expressions;

/// <summary>A call of a function in an expression or template, for checks before anything runs.</summary>
/// <param name="Name">The name as it was written; names are not case-sensitive.</param>
/// <param name="ArgumentCount">How many arguments are passed.</param>
/// <param name="Position">Where the name stands in the source, in UTF-16 units from 0.</param>
public sealed record FunctionCall(string Name, int ArgumentCount, int Position);
