namespace ActionSteps.Testing.Contracts;

/// <summary>One rule of a port with the test of it.</summary>
/// <param name="Rule">The rule, as a sentence.</param>
/// <param name="RunAsync">Tests it; raises <see cref="ContractViolationException"/> when the adapter breaks it.</param>
public sealed record ContractCheck(string Rule, Func<Task> RunAsync);
