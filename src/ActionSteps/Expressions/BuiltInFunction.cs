using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>A function of the catalogue. Arguments are evaluated before the call, except where the parser knows better (IF, TRY …).</summary>
/// <param name="Name">The name in capitals.</param>
/// <param name="MinArguments">The fewest arguments.</param>
/// <param name="MaxArguments">The most arguments.</param>
/// <param name="Body">The work; raises <see cref="EvaluationFailure"/>.</param>
internal sealed record BuiltInFunction(string Name, int MinArguments, int MaxArguments, BuiltInBody Body);

/// <summary>The work of a function of the catalogue: thread-safe, changes nothing but the work left.</summary>
internal delegate Value BuiltInBody(ReadOnlySpan<Value> arguments, EvaluationContext context);
