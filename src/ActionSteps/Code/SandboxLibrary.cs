using ActionSteps.Scripting;

namespace ActionSteps.Code;

/// <summary>A library of a bot, compiled.</summary>
internal sealed class SandboxLibrary : ICompiledScript
{
    public SandboxLibrary(CodeSource source)
    {
        Library = ScriptLibrary.Compile(source.Code, new ScriptLibraryOptions { Name = source.Name, IsFrozen = true });
        UnknownNames = SandboxScriptEngine.Unknown(Library.FindFreeNames());
    }

    public SourceLibrary Library { get; }

    public IReadOnlyList<CodeName> UnknownNames { get; }

    public ValueTask<CodeResult> RunAsync(CodeInput input, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A library does not run by itself; scripts of steps use it.");
}
