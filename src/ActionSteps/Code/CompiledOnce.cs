namespace ActionSteps.Code;

/// <summary>A script that is compiled when an engine first needs it. Thread-safe.</summary>
internal sealed class CompiledOnce(CodeSource source)
{
    // Nearly always there is one engine in a process; the last one that asked is remembered.
    private volatile Compiled? _last;

    /// <exception cref="CodeSyntaxException">It is not a script.</exception>
    public ICompiledScript By(IScriptEngine engine)
    {
        Compiled? last = _last;
        if (last is null || !ReferenceEquals(last.Engine, engine))
        {
            _last = last = new Compiled(engine, engine.Compile(source));
        }

        return last.Script;
    }

    private sealed record Compiled(IScriptEngine Engine, ICompiledScript Script);
}
