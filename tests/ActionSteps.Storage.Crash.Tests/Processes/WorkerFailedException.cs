namespace ActionSteps.Storage.Crash.Tests.Processes;

/// <summary>A worker has ended by itself, which none of them may.</summary>
/// <param name="exitCode">What it ended with.</param>
/// <param name="errors">What it said about that.</param>
internal sealed class WorkerFailedException(int exitCode, IReadOnlyList<string> errors)
    : Exception($"A worker has ended by itself with exit code {exitCode}: {(errors.Count > 0 ? string.Join('\n', errors) : "it said nothing")}");
