namespace ActionSteps.Expressions;

/// <summary>Something wrong with an expression or template, found when it was parsed or evaluated.</summary>
/// <param name="Code">A constant of <see cref="ErrorCodes"/>.</param>
/// <param name="Message">What is wrong and what to do, without values of variables.</param>
/// <param name="Position">Where in <paramref name="Source"/>, in UTF-16 units from 0.</param>
/// <param name="Source">The whole text of the expression or template.</param>
public sealed record ExpressionFault(string Code, string Message, int Position, string Source);
