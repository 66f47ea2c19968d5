using System.Diagnostics;
using System.Globalization;

namespace ActionSteps.Scripting.Tests.Containment;

/// <summary>Hostile scripts, a table of them in a file each, run in a process of their own that has little memory or little stack.</summary>
[Collection(nameof(Host.AloneInTheProcess))]
public sealed class HostileScriptTests
{
    /// <summary>The limit of 64 MB, 16 MB more, and what a heap without scripts has committed; beyond it the process has no memory.</summary>
    private const string HeapLimit = "5A00000";

    [Fact]
    public void Memory_ends_at_the_limit_and_the_process_never_has_much_more() =>
        AssertEnds("memory.txt", computing: 30_000, stack: 0, ("DOTNET_GCHeapHardLimit", HeapLimit), ("DOTNET_GCRegionRange", "100000000"));

    [Theory]
    [InlineData(0)]
    [InlineData(256 * 1024)]
    public void No_script_overflows_the_stack(int stack) => AssertEnds("depth.txt", computing: 1_000, stack);

    [Fact]
    public void No_built_in_overruns_the_computing_time()
    {
        foreach (string[] line in AssertEnds("time.txt", computing: 50, stack: 0))
        {
            Assert.True(int.Parse(line[2], CultureInfo.InvariantCulture) <= 100, string.Join(' ', line));
        }
    }

    private static List<string[]> AssertEnds(string file, int computing, int stack, params (string Name, string Value)[] environment)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Containment", file);
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "ActionSteps.Scripting.HostileHost.dll"), path, computing.ToString(CultureInfo.InvariantCulture), stack.ToString(CultureInfo.InvariantCulture),
            },
            RedirectStandardOutput = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process host = Process.Start(start)!;
        string[] output = host.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        host.WaitForExit();
        var ends = output.Select(line => line.Split('\t')).ToList();
        string[] scripts = File.ReadAllLines(path);
        Assert.True(host.ExitCode == 0, $"The process died after line {(ends.Count > 0 ? ends[^1][0] : "0")} of {file}.");
        Assert.Equal(scripts.Count(line => line.Contains('|', StringComparison.Ordinal) && !line.StartsWith('#')), ends.Count);
        Assert.All(ends, end =>
        {
            string script = scripts[int.Parse(end[0], CultureInfo.InvariantCulture) - 1];
            string expected = script[..script.IndexOf('|', StringComparison.Ordinal)].Trim();
            Assert.True(
                expected == "Any" ? !end[1].StartsWith("Engine", StringComparison.Ordinal) && end[1] != "Hangs" : expected.Split(',').Contains(end[1]),
                $"{end[1]} instead of {expected}: {script}");
        });
        return ends;
    }
}
