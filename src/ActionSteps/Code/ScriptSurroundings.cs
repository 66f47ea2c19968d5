using ActionSteps.Scripting;

namespace ActionSteps.Code;

/// <summary>What scripts of bots see beside the built-ins of the language.</summary>
internal static class ScriptSurroundings
{
    private const string Lodash = "_";

    private static readonly SourceLibrary s_responseBuilder = Compile(ResponseBuilderScript.Source, ResponseBuilderScript.Name);
    private static readonly SourceLibrary s_fetch = Compile(FetchScript.Source, FetchScript.Name);

    // Members of fetch, so that there is one class of each name whoever asks first.
    private static readonly KeyValuePair<string, ScriptLibrary>[] s_fetchMembers =
        [.. FetchScript.Names.Select(name => KeyValuePair.Create<string, ScriptLibrary>(name, Compile($"return {FetchScript.Name}.{name};", name)))];

    /// <summary>The names that <see cref="Create"/> adds for every script.</summary>
    public static IReadOnlyCollection<string> Names { get; } =
        new HashSet<string>(["args", ResponseBuilderScript.Name, Lodash, FetchScript.Name, .. FetchScript.Names], StringComparer.Ordinal);

    /// <summary>The globals of one run; nothing of a library is made before a script touches it.</summary>
    /// <param name="input">What the run is given.</param>
    /// <param name="sends">Takes what the script sends.</param>
    public static ScriptGlobals Create(CodeInput input, CodeSends sends)
    {
        ScriptGlobals globals = new ScriptGlobals()
            .Add("args", CodeValues.ToScript(input.Arguments))
            .Add(ResponseBuilderScript.Name, s_responseBuilder.With(ScriptValue.Function(sends.Publish)))
            .Add(Lodash, ScriptLibrary.Lodash);
        if (input.Http is { } http)
        {
            AddFetch(globals, http);
        }

        foreach ((string name, ICompiledScript compiled) in input.Library)
        {
            globals.Add(name, compiled is SandboxLibrary { Library: { } library } ? library
                : throw new ArgumentException($"Library \"{name}\" was compiled by another engine.", nameof(input)));
        }

        return globals;
    }

    private static void AddFetch(ScriptGlobals globals, IOutboundHttp http)
    {
        globals.Add(FetchScript.Name, s_fetch.With(ScriptValue.Function(new FetchExchanges(http).Begin)));
        foreach ((string name, ScriptLibrary member) in s_fetchMembers)
        {
            globals.Add(name, member);
        }
    }

    private static SourceLibrary Compile(string source, string name) => ScriptLibrary.Compile(source, new ScriptLibraryOptions { Name = name });
}
