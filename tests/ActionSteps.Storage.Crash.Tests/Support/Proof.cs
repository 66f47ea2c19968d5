using System.Globalization;

namespace ActionSteps.Storage.Crash.Tests.Support;

/// <summary>
/// How much is proved. The short form belongs to every test run; <c>ACTIONSTEPS_PROOF=long dotnet test tests/ActionSteps.Storage.Crash.Tests</c>
/// is the long one. <c>ACTIONSTEPS_PROOF_KILLS</c> and <c>ACTIONSTEPS_PROOF_SEED</c> set the number of kills and repeat a run,
/// <c>ACTIONSTEPS_PROOF_MINUTES</c> ends killing and writing early, on each store: what was done by then is checked.
/// </summary>
internal static class Proof
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("ACTIONSTEPS_PROOF") == "long";

    public static int Kills { get; } = Read("ACTIONSTEPS_PROOF_KILLS") ?? (IsLong ? 1_000 : 30);

    /// <summary>Where chance begins; printed with each report.</summary>
    public static int Seed { get; } = Read("ACTIONSTEPS_PROOF_SEED") ?? Random.Shared.Next();

    /// <summary>How long workers are killed and conversations are begun; as long as it takes by default.</summary>
    public static TimeSpan WorkingTime { get; } = Read("ACTIONSTEPS_PROOF_MINUTES") is { } minutes ? TimeSpan.FromMinutes(minutes) : TimeSpan.MaxValue;

    /// <summary>How long something may stand still, or take that is only waited for.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(2);

    private static int? Read(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
