using ActionSteps.Scripting;

namespace ActionSteps.Code;

/// <summary>What scripts of bots see beside the built-ins of the language.</summary>
internal static class ScriptSurroundings
{
    private const string Lodash = "_";

    private static readonly SourceLibrary s_responseBuilder = Compile(ResponseBuilderScript.Source, ResponseBuilderScript.Name);

    /// <summary>The names that <see cref="Create"/> adds for every script.</summary>
    public static IReadOnlyCollection<string> Names { get; } =
        new HashSet<string>(["args", ResponseBuilderScript.Name, Lodash, .. ScriptGlobals.FetchNames], StringComparer.Ordinal);

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
            globals.AddFetch(new FetchExchanges(http));
        }

        foreach ((string name, ICompiledScript compiled) in input.Library)
        {
            globals.Add(name, compiled is SandboxLibrary { Library: { } library } ? library
                : throw new ArgumentException($"Library \"{name}\" was compiled by another engine.", nameof(input)));
        }

        return globals;
    }

    private static SourceLibrary Compile(string source, string name) => ScriptLibrary.Compile(source, new ScriptLibraryOptions { Name = name });
}
