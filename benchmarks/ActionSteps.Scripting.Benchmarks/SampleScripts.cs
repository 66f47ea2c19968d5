namespace ActionSteps.Scripting.Benchmarks;

/// <summary>The sources in <c>Scripts/</c>, by file name.</summary>
internal static class SampleScripts
{
    public static string Read(string name)
    {
        using Stream stream = typeof(SampleScripts).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no script '{name}'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Stops a benchmark whose two ways do not give the same result.</summary>
    public static void Check(string expected, string actual)
    {
        if (expected != actual)
        {
            throw new InvalidOperationException($"Expected \"{expected}\" but got \"{actual}\".");
        }
    }
}
