using ActionSteps.Storage.Crash.Tests.Processes;
using ActionSteps.Storage.Crash.Tests.Support;
using ActionSteps.Storage.Tests.Support;
using Xunit.Abstractions;

namespace ActionSteps.Storage.Crash.Tests;

/// <summary>Workers are killed while users write; nothing may be lost, doubled, stuck, out of order or too early.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Nothing_is_lost_or_doubled_when_workers_on_a_file_are_killed()
    {
        using TemporaryFolder folder = new();
        await CheckAsync(CrashStore.OfFile(folder.File("crash.db")));
    }

    [PostgreSqlFact]
    public Task Nothing_is_lost_or_doubled_when_workers_on_a_server_are_killed() =>
        CheckAsync(CrashStore.OfServer(PostgreSqlServer.NewSchema()));

    [Fact]
    public async Task A_worker_that_cannot_start_ends_the_test_at_once_and_tells_why()
    {
        WorkerFailedException failure = await Assert.ThrowsAsync<WorkerFailedException>(() => CrashRun.RunAsync("nowhere:", Proof.Kills, Proof.Seed));

        Assert.Contains("\"nowhere:\" is no store", failure.Message, StringComparison.Ordinal);
    }

    private async Task CheckAsync(string store)
    {
        CrashReport report = await CrashRun.RunAsync(store, Proof.Kills, Proof.Seed);
        output.WriteLine(report.ToString());
        Assert.True(report.IsGood && report.IsPunctual, report.ToString());
    }
}
