namespace ActionSteps.Code;

/// <summary>The library scripts of a bot. Immutable; steps find it by <see cref="StepContext.FindSetting{TSetting}"/>.</summary>
public sealed class CodeLibrary
{
    /// <summary>The most scripts of a library: 100.</summary>
    public const int MaxScripts = 100;

    /// <summary>Takes the scripts of a bot.</summary>
    /// <param name="scripts">The scripts with distinct names, at most <see cref="MaxScripts"/>.</param>
    /// <exception cref="ArgumentException">A name cannot be used in scripts or is used twice, or there are too many scripts.</exception>
    public CodeLibrary(IReadOnlyList<LibraryScript> scripts)
    {
        ArgumentNullException.ThrowIfNull(scripts);
        if (scripts.Count > MaxScripts)
        {
            throw new ArgumentException($"A library has at most {MaxScripts} scripts, not {scripts.Count}.", nameof(scripts));
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (LibraryScript script in scripts)
        {
            if (!IsUsable(script.Name))
            {
                throw new ArgumentException($"\"{script.Name}\" cannot be the name of a library script. Write letters, digits and _ as in \"prices\"; args, fetch, _ and ChatlayerResponseBuilder are taken.", nameof(scripts));
            }

            if (!names.Add(script.Name))
            {
                throw new ArgumentException($"Two library scripts are called \"{script.Name}\"; names are unique in a library.", nameof(scripts));
            }
        }

        Scripts = [.. scripts];
        MentionsFetch = Scripts.Any(static script => CodeStep.MentionsFetch(script.Code));
    }

    /// <summary>The scripts in the order of the bot.</summary>
    public IReadOnlyList<LibraryScript> Scripts { get; }

    /// <summary>Whether a script of the library may call a server.</summary>
    internal bool MentionsFetch { get; }

    internal KeyValuePair<string, ICompiledScript>[] Compile(IScriptEngine engine)
    {
        var compiled = new KeyValuePair<string, ICompiledScript>[Scripts.Count];
        for (int i = 0; i < compiled.Length; i++)
        {
            compiled[i] = new(Scripts[i].Name, Scripts[i].Compile(engine));
        }

        return compiled;
    }

    private static bool IsUsable(string name) =>
        name.Length is > 0 and <= 100
        && (char.IsLetter(name[0]) || name[0] is '_' or '$')
        && name.All(static unit => char.IsLetterOrDigit(unit) || unit is '_' or '$')
        && name is not ("args" or "fetch" or "_" or "console" or "undefined" or "globalThis" or "this" or ResponseBuilderScript.Name);
}
