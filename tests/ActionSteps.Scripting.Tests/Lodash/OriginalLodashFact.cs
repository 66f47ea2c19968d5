namespace ActionSteps.Scripting.Tests.Lodash;

/// <summary>A test that asks the original lodash in Node: the environment variable LODASH names its lodash.js. Skipped where one is missing.</summary>
internal sealed class OriginalLodashFact : FactAttribute
{
    public OriginalLodashFact()
    {
        if (!File.Exists(Source))
        {
            Skip = "The environment variable LODASH names no file; npm install --prefix /tmp/lodash lodash@4.17.21 brings node_modules/lodash/lodash.js.";
        }
        else if (!HasNode())
        {
            Skip = "Node is not in the path.";
        }
    }

    /// <summary>The source of the original; empty when it is not known.</summary>
    public static string Source { get; } = Environment.GetEnvironmentVariable("LODASH") ?? string.Empty;

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));
}
