using Xunit.Abstractions;

namespace ActionSteps.Scripting.Tests.Conformance;

/// <summary>
/// The public suite of the language. <c>TEST262</c> names the folder of a copy, <c>TEST262_FILTER</c> narrows it to paths that contain a
/// text, and the tables are also written to the file that <c>TEST262_REPORT</c> names.
/// </summary>
public sealed class Test262Tests(ITestOutputHelper output)
{
    [Test262Fact]
    public async Task Almost_all_tests_of_the_public_suite_pass_and_none_crashes_hangs_or_reaches_a_limit()
    {
        string root = Environment.GetEnvironmentVariable("TEST262")!;
        string filter = Environment.GetEnvironmentVariable("TEST262_FILTER") ?? "";
        Test262Report report = await Test262Report.RunAsync(root, filter);
        string text = report.ToMarkdown() + "\n" + string.Join('\n', report.Failures.Select(failure => "- " + failure)) + "\n";
        output.WriteLine(text);
        if (Environment.GetEnvironmentVariable("TEST262_REPORT") is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(file, text);
        }

        Assert.NotEqual(0, report.Total);
        Assert.Empty(report.Accidents);
        Assert.True(report.Passed >= 0.99 * report.Total, $"{report.Passed} of {report.Total} pass");
    }
}
