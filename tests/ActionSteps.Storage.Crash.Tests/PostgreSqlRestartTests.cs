using ActionSteps.Storage.Crash.Tests.Processes;
using ActionSteps.Storage.Crash.Tests.Support;
using ActionSteps.Storage.Tests.Support;
using Xunit.Abstractions;

namespace ActionSteps.Storage.Crash.Tests;

public sealed class PostgreSqlRestartTests(ITestOutputHelper output)
{
    private const int Effects = 200;

    [PostgreSqlFact]
    public async Task A_server_that_is_restarted_under_load_loses_and_doubles_nothing()
    {
        PostgreSqlServer server = PostgreSqlServer.StartOwn();
        try
        {
            string[] modes = Proof.IsLong ? [.. Enumerable.Repeat("fast", 10), .. Enumerable.Repeat("immediate", 10)] : ["fast", "immediate"];
            CrashReport report = await CrashRun.RunAsync(
                CrashStore.OfServer(server.AddSchema()), kills: 0, Proof.Seed, async receiver =>
                {
                    foreach (string mode in modes)
                    {
                        int next = receiver.Count + Effects;
                        Assert.True(await Until.TrueAsync(() => receiver.Count >= next, () => receiver.Count, Proof.Patience), $"Nothing goes on before the next restart: {mode}.");
                        await server.RestartAsync(mode);
                    }

                    int last = receiver.Count + Effects;
                    Assert.True(await Until.TrueAsync(() => receiver.Count >= last, () => receiver.Count, Proof.Patience), "Nothing goes on after the last restart.");
                });
            output.WriteLine($"{modes.Length} restarts of the server; {report}");
            Assert.True(report.IsGood, report.ToString());
        }
        finally
        {
            server.Stop();
        }
    }
}
