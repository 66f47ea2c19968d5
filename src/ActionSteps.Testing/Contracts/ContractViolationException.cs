namespace ActionSteps.Testing.Contracts;

/// <summary>An adapter breaks a rule of the port that it implements.</summary>
/// <param name="rule">The rule, as a sentence.</param>
/// <param name="found">What the adapter did instead.</param>
/// <param name="innerException">What the adapter raised; <c>null</c> when it raised nothing.</param>
public sealed class ContractViolationException(string rule, string found, Exception? innerException = null)
    : Exception($"The adapter breaks the rule \"{rule}\": {found}", innerException)
{
    /// <summary>The rule, as a sentence.</summary>
    public string Rule { get; } = rule;
}
