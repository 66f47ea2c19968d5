using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace ActionSteps.Scripting.Tests.Conformance;

/// <summary>What a run of the suite gave: each test in each mode it is meant for, and what was left out and why.</summary>
internal sealed class Test262Report
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentBag<(string File, bool Strict, string Fault)> _results = [];
    private readonly ConcurrentDictionary<string, int> _leftOut = new();

    internal int Total => _results.Count;

    internal int Passed => _results.Count(result => result.Fault.Length == 0);

    /// <summary>Failures, each with the path of the test, its mode and why it fails.</summary>
    internal IReadOnlyList<string> Failures =>
        [.. _results.Where(result => result.Fault.Length > 0).Select(result => $"{result.File} ({(result.Strict ? "strict" : "sloppy")}): {result.Fault.ReplaceLineEndings(" ")}").Order(StringComparer.Ordinal)];

    /// <summary>Failures that are never allowed: the engine crashed, did not come back, or reached one of its limits.</summary>
    internal IReadOnlyList<string> Accidents => [.. Failures.Where(failure => failure.Contains("CRASH", StringComparison.Ordinal) || failure.Contains("HANG", StringComparison.Ordinal)
        || failure.Contains(nameof(ScriptLimitException), StringComparison.Ordinal) || failure.Contains(nameof(ScriptEngineException), StringComparison.Ordinal))];

    internal static async Task<Test262Report> RunAsync(string root, string filter)
    {
        var report = new Test262Report();
        var runner = new Test262Runner(root);
        string tests = Path.Combine(root, "test");
        IEnumerable<string> files = Directory.EnumerateFiles(tests, "*.js", SearchOption.AllDirectories)
            .Where(file => file.Contains(filter, StringComparison.Ordinal) && Test262Runner.IsIncluded(file)).Order(StringComparer.Ordinal);
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (file, _) =>
        {
            Test262Case test = Test262Case.Read(file);
            if (Test262Runner.WhyNot(test) is { } reason)
            {
                report._leftOut.AddOrUpdate(reason, 1, static (_, count) => count + 1);
                return;
            }

            foreach (bool strict in new[] { false, true })
            {
                if (test.AppliesTo(strict))
                {
                    report._results.Add((Path.GetRelativePath(tests, file).Replace('\\', '/'), strict, await JudgeAsync(runner, test, strict)));
                }
            }
        });
        return report;
    }

    /// <summary>Tables by directory and of what was left out, in Markdown.</summary>
    internal string ToMarkdown()
    {
        var text = new StringBuilder("| Directory | Passed | Of | Share |\n| --- | --: | --: | --: |\n");
        foreach (var group in _results.GroupBy(result => string.Join('/', result.File.Split('/').Take(2))).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            AppendRow(text, group.Key, group.Count(result => result.Fault.Length == 0), group.Count());
        }

        AppendRow(text, "**all**", Passed, Total);
        text.Append("\n| Left out | Files |\n| --- | --: |\n");
        foreach ((string reason, int count) in _leftOut.OrderByDescending(entry => entry.Value))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {reason} | {count} |\n");
        }

        return text.ToString();
    }

    // Never 100 where something fails.
    private static void AppendRow(StringBuilder text, string name, int passed, int total) =>
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {passed} | {total} | {Math.Floor(10000.0 * passed / total) / 100:0.##} % |\n");

    private static async Task<string> JudgeAsync(Test262Runner runner, Test262Case test, bool strict)
    {
        try
        {
            return await Task.Run(() => runner.RunAsync(test, strict)).WaitAsync(s_patience);
        }
        catch (TimeoutException)
        {
            return "HANG";
        }
        catch (Exception fault)
        {
            return $"CRASH {fault.GetType().Name}: {fault.Message} {fault.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
        }
    }
}
