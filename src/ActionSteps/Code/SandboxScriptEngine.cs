using ActionSteps.Scripting;

namespace ActionSteps.Code;

/// <summary>
/// The script engine that comes with the library: ECMAScript 2024, nothing of the host in reach, computing time, memory and nesting metered.
/// It has no state; one instance serves everybody.
/// </summary>
public sealed class SandboxScriptEngine : IScriptEngine
{
    /// <summary>The engine.</summary>
    public static SandboxScriptEngine Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Globals { get; } = [.. ScriptGlobals.BuiltIns, .. ScriptSurroundings.Names];

    /// <inheritdoc/>
    public ICompiledScript Compile(CodeSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            return source.Kind == CodeKind.Library
                ? new SandboxLibrary(source)
                : new SandboxScript(Script.Compile(source.Code, new ScriptOptions { Kind = ScriptKind.AsyncFunctionBody, Name = source.Name }));
        }
        catch (ScriptSyntaxException fault)
        {
            throw new CodeSyntaxException(fault.Reason, fault.Line, fault.Column);
        }
        catch (ScriptLimitException fault)
        {
            throw new CodeSyntaxException(fault.Message, 1, 1);
        }
    }

    internal static IReadOnlyList<CodeName> Unknown(IReadOnlyList<ScriptName> free) =>
    [
        .. free.Where(name => !ScriptSurroundings.Names.Contains(name.Name)).Select(name => new CodeName(name.Name, name.Line, name.Column)),
    ];
}
