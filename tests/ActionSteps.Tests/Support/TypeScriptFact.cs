namespace ActionSteps.Tests.Support;

/// <summary>A test that needs the TypeScript compiler, and is skipped where it is not installed.</summary>
internal sealed class TypeScriptFact : FactAttribute
{
    public TypeScriptFact()
    {
        if (Compiler.Length == 0)
        {
            Skip = "The TypeScript compiler \"tsc\" is not in the path.";
        }
    }

    /// <summary>Where the compiler is; empty when it is not installed.</summary>
    public static string Compiler { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, "tsc"), Path.Combine(folder, "tsc.cmd") })
        .FirstOrDefault(File.Exists) ?? string.Empty;
}
