namespace ActionSteps.Code;

/// <summary>
/// Runs the scripts of bots. The library has an engine of its own, <see cref="SandboxScriptEngine"/>; a host that prefers another one
/// registers it with its services. Implementations are thread-safe and contain hostile scripts: they keep to the limits of each run.
/// </summary>
/// <remarks>
/// Scripts see <c>args</c>, <c>ChatlayerResponseBuilder</c> (whose source is <see cref="ResponseBuilderScript.Source"/>),
/// <c>fetch</c> over <see cref="CodeInput.Http"/> with the surface of node-fetch 2, lodash as <c>_</c>, the library of the bot and what <see cref="Globals"/> names. Their clock, timers included, is that of the run; a script that waits holds no thread.
/// </remarks>
public interface IScriptEngine
{
    /// <summary>The names that every script can use, <c>args</c> included and libraries of bots not; for the check of bots.</summary>
    IReadOnlyCollection<string> Globals { get; }

    /// <summary>Compiles a script. The result is used many times, by several threads at once.</summary>
    /// <param name="source">The script.</param>
    /// <exception cref="CodeSyntaxException">It is not a script.</exception>
    ICompiledScript Compile(CodeSource source);
}
