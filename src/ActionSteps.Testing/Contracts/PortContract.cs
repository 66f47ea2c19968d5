using System.Runtime.CompilerServices;

namespace ActionSteps.Testing.Contracts;

/// <summary>
/// The rules of a port, for tests of its adapters in any test framework: derive from the contract of the port, say how to make an adapter,
/// and run <see cref="CheckAllAsync"/>, or each rule as a test of its own by <see cref="Rules"/> and <see cref="CheckAsync"/>.
/// </summary>
public abstract class PortContract
{
    /// <summary>The rules with their tests.</summary>
    protected abstract IReadOnlyList<ContractCheck> Checks { get; }

    /// <summary>The rules, as sentences.</summary>
    public IReadOnlyList<string> Rules => [.. Checks.Select(check => check.Rule)];

    /// <summary>Tests one rule.</summary>
    /// <param name="rule">One of <see cref="Rules"/>.</param>
    /// <exception cref="ContractViolationException">The adapter breaks it.</exception>
    /// <exception cref="ArgumentException">The contract has no such rule.</exception>
    public async Task CheckAsync(string rule)
    {
        ContractCheck check = Checks.FirstOrDefault(check => check.Rule == rule)
            ?? throw new ArgumentException($"The contract has no rule \"{rule}\".", nameof(rule));
        try
        {
            await check.RunAsync().ConfigureAwait(false);
        }
        catch (UnmetException unmet)
        {
            throw new ContractViolationException(rule, unmet.Message);
        }
        catch (Exception failure) when (failure is not ContractViolationException)
        {
            throw new ContractViolationException(rule, $"it raised {failure.GetType().Name}: {failure.Message}", failure);
        }
    }

    /// <summary>Tests every rule, also after one is broken.</summary>
    /// <exception cref="ContractViolationException">The adapter breaks exactly one rule.</exception>
    /// <exception cref="AggregateException">The adapter breaks several rules; each is an inner exception.</exception>
    public async Task CheckAllAsync()
    {
        List<ContractViolationException> violations = [];
        foreach (string rule in Rules)
        {
            try
            {
                await CheckAsync(rule).ConfigureAwait(false);
            }
            catch (ContractViolationException violation)
            {
                violations.Add(violation);
            }
        }

        if (violations.Count > 0)
        {
            throw violations.Count == 1 ? violations[0] : new AggregateException(violations);
        }
    }

    /// <summary>Demands that something holds, within the test of a rule.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="demand">What is demanded; the expression passed as <paramref name="holds"/> when left out.</param>
    protected static void Require(bool holds, [CallerArgumentExpression(nameof(holds))] string demand = "")
    {
        if (!holds)
        {
            throw new UnmetException($"\"{demand}\" does not hold.");
        }
    }

    /// <summary>Whether a call raises <see cref="OperationCanceledException"/>.</summary>
    protected static async Task<bool> RaisesCancellationAsync(Func<Task> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            await call().ConfigureAwait(false);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private sealed class UnmetException(string found) : Exception(found);
}
