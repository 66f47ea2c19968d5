namespace ActionSteps.Scripting.Tests.Conformance;

/// <summary>Runs when the environment variable TEST262 names a copy of the suite; TEST262_FILTER narrows it to paths that contain a text.</summary>
public sealed class Test262Tests
{
    [Fact]
    public async Task Almost_all_tests_of_the_public_suite_pass()
    {
        string? root = Environment.GetEnvironmentVariable("TEST262");
        if (string.IsNullOrEmpty(root))
        {
            return;
        }

        string filter = Environment.GetEnvironmentVariable("TEST262_FILTER") ?? "/test/language/";
        var runner = new Test262Runner(root);
        int passed = 0;
        int total = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(root, "test"), "*.js", SearchOption.AllDirectories).Where(file => file.Contains(filter, StringComparison.Ordinal) && Test262Runner.IsIncluded(file)))
        {
            foreach (bool strict in new[] { false, true })
            {
                string? result = await runner.RunAsync(file, strict);
                total += result is null ? 0 : 1;
                passed += result is { Length: 0 } ? 1 : 0;
            }
        }

        Assert.True(passed >= 0.99 * total, $"{passed} of {total} pass");
    }
}
