using System.Diagnostics;
using System.Globalization;

namespace ActionSteps.Scripting.Tests.Containment;

/// <summary>Hostile scripts, a table of them in a file each, run in processes of their own that have little memory or little stack.</summary>
[Collection(nameof(Host.AloneInTheProcess))]
public sealed class HostileScriptTests
{
    /// <summary>Overruns are only judged where this is set: a machine with other work makes every script late.</summary>
    private const string JudgesTime = "ACTIONSTEPS_HOSTILE_TIME";

    /// <summary>90 MiB: the limit of 64, 16 more, and what a heap has committed that runs no script. Beyond it the process has no memory.</summary>
    private const string HeapLimit = "5A00000";

    /// <summary>A process that has not ended its table by then hangs.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(6);

    [Fact]
    public async Task Memory_ends_at_the_limit_and_the_process_never_has_much_more()
    {
        string[] rows = ReadRows("memory.txt");
        string[][] batches = [.. rows.Index().GroupBy(row => row.Index % 2, row => row.Item).Select(batch => batch.ToArray())];
        await Task.WhenAll(batches.Select(batch =>
            AssertEndsAsync(batch, computing: 30_000, stack: 0, isRepeated: true, ("DOTNET_GCHeapHardLimit", HeapLimit), ("DOTNET_GCRegionRange", "100000000"))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(256 * 1024)]
    public async Task No_script_overflows_the_stack(int stack) => await AssertEndsAsync(ReadRows("depth.txt"), computing: 1_000, stack);

    [Fact]
    public async Task Scripts_that_keep_built_ins_busy_end()
    {
        string[] late = await FindLateAsync(ReadRows("time.txt"));
        if (Environment.GetEnvironmentVariable(JudgesTime) == "1" && late.Length > 0)
        {
            Assert.Empty(await FindLateAsync(late));
        }
    }

    /// <summary>Runs scripts with 50 ms of computing time each; those that take more than 100 ms more.</summary>
    private static async Task<string[]> FindLateAsync(string[] rows)
    {
        List<string[]> ends = await AssertEndsAsync(rows, computing: 50, stack: 0);
        return [.. ends.Where(end => int.Parse(end[2], CultureInfo.InvariantCulture) > 100).Select(end => rows[int.Parse(end[0], CultureInfo.InvariantCulture) - 1])];
    }

    private static string[] ReadRows(string file) =>
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Containment", file)).Where(line => line.Contains('|', StringComparison.Ordinal) && !line.StartsWith('#'))];

    /// <summary>Each row is the end that is expected and the script; answers number, end, lateness and memory of each.</summary>
    /// <remarks>
    /// What the scripts before have left scattered in the heap is no part of the limit of a script: one that ends otherwise has a second
    /// try in a process of its own.
    /// </remarks>
    private static async Task<List<string[]>> AssertEndsAsync(
        string[] rows, int computing, int stack, bool isRepeated = false, params (string Name, string Value)[] environment)
    {
        string table = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(table, rows);
            var ends = (await RunHostAsync(table, computing, stack, environment)).Select(line => line.Split('\t')).ToList();
            Assert.True(ends.Count == rows.Length, $"The process died at: {(ends.Count < rows.Length ? rows[ends.Count] : "the end")}");
            foreach (string[] end in ends)
            {
                string row = rows[int.Parse(end[0], CultureInfo.InvariantCulture) - 1];
                if (isRepeated && !IsExpected(end[1], row))
                {
                    await AssertEndsAsync([row], computing, stack, isRepeated: false, environment);
                    continue;
                }

                Assert.True(IsExpected(end[1], row), $"{end[1]} instead of {row}");
            }

            return ends;
        }
        finally
        {
            File.Delete(table);
        }
    }

    private static bool IsExpected(string end, string row)
    {
        string expected = row[..row.IndexOf('|', StringComparison.Ordinal)].Trim();
        return expected == "Any" ? !end.StartsWith("Engine", StringComparison.Ordinal) && end != "Hangs" : expected == end;
    }

    private static async Task<string[]> RunHostAsync(string table, int computing, int stack, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "ActionSteps.Scripting.HostileHost.dll"), table, computing.ToString(CultureInfo.InvariantCulture), stack.ToString(CultureInfo.InvariantCulture),
            },
            RedirectStandardOutput = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process host = Process.Start(start)!;
        using var patience = new CancellationTokenSource(s_patience);
        await using CancellationTokenRegistration end = patience.Token.Register(host.Kill);
        string output = await host.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await host.WaitForExitAsync(CancellationToken.None);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
