namespace ActionSteps.Scripting.Tests;

/// <summary>The vocabulary of the tests: run a source, look at its value or its fault.</summary>
internal static class TestScripts
{
    internal static async Task<ScriptValue> RunAsync(string source, ScriptKind kind = ScriptKind.Program, ScriptGlobals? globals = null, ScriptLimits? limits = null) =>
        (await Script.Compile(source, new ScriptOptions { Kind = kind }).RunAsync(globals, limits, CancellationToken.None)).Value;

    internal static Task<ScriptValue> RunBodyAsync(string source, ScriptGlobals? globals = null, ScriptLimits? limits = null) =>
        RunAsync(source, ScriptKind.AsyncFunctionBody, globals, limits);
}
