namespace ActionSteps.Expressions;

/// <summary>What editors, help texts and checks say about a function of the catalogue.</summary>
/// <param name="Name">The name in capitals; it may be written in any case.</param>
/// <param name="Signature">The name with its parameters: <c>PAD_START(text, n[, fill])</c>.</param>
/// <param name="Summary">What the function gives, in one line.</param>
/// <param name="MinArguments">The fewest arguments.</param>
/// <param name="MaxArguments">The most arguments; <see cref="int.MaxValue"/> where there is no bound.</param>
/// <param name="Aliases">Other names of the function; most often none.</param>
public sealed record FunctionDescription(
    string Name, string Signature, string Summary, int MinArguments, int MaxArguments, IReadOnlyList<string> Aliases);
