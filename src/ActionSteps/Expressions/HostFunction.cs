using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>A function that a host adds to the expression language. Must be thread-safe and quick; it runs inside the evaluation.</summary>
/// <param name="arguments">The evaluated arguments; valid during the call only.</param>
/// <param name="context">What the evaluation sees.</param>
/// <returns>The result; <see cref="Value.Undefined"/> counts as missing.</returns>
public delegate Value HostFunction(ReadOnlySpan<Value> arguments, EvaluationContext context);
