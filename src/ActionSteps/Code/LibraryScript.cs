namespace ActionSteps.Code;

/// <summary>Functions that the code steps of a bot share.</summary>
/// <param name="Name">The global name under which scripts use them.</param>
/// <param name="Code">JavaScript, the body of a function: what it returns, else its completion value, is what scripts see. They cannot change it.</param>
public sealed record LibraryScript(string Name, string Code)
{
    private readonly CompiledOnce _compiled = new(new CodeSource(Code, CodeKind.Library, Name));

    /// <exception cref="CodeSyntaxException">It is not a script.</exception>
    internal ICompiledScript Compile(IScriptEngine engine) => _compiled.By(engine);
}
