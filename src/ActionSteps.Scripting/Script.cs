namespace ActionSteps.Scripting;

/// <summary>A compiled script. Immutable and thread-safe; compile once and run as often as you like, also at the same time.</summary>
public sealed class Script
{
    private readonly FunctionCode _code;
    private readonly FreeNames _free;

    private Script(FunctionCode code, FreeNames free, ScriptOptions options)
    {
        _code = code;
        _free = free;
        Options = options;
    }

    /// <summary>How the source was read and what surroundings the script sees.</summary>
    public ScriptOptions Options { get; }

    /// <summary>Compiles a script.</summary>
    /// <param name="source">The source; at most as long as the options allow.</param>
    /// <param name="options">How to read it; a whole script by default.</param>
    /// <exception cref="ScriptSyntaxException">The source is not a script.</exception>
    /// <exception cref="ScriptLimitException">The source is too long.</exception>
    public static Script Compile(string source, ScriptOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= ScriptOptions.Default;
        if (source.Length > options.SourceLength)
        {
            throw TooLong(options.SourceLength);
        }

        FunctionNode root = Parser.Parse(source, options.Kind);
        FreeNames free = Resolver.Resolve(source, root);
        return new Script(FunctionCompiler.Compile(root, new ScriptSource(options.Name, source)), free, options);
    }

    /// <summary>
    /// The names that the script reads and neither declares nor assigns, and that are no built-ins: what it expects of the host, or has
    /// misspelt. Each once, where it first stands; names that it asks for with <c>typeof</c> are left out.
    /// </summary>
    public IReadOnlyList<ScriptName> FindFreeNames() => _free.In(_code.Source);

    /// <summary>The same script with another clock, source of chance, zone or locale; how it was read and its name stay.</summary>
    /// <param name="options">The surroundings.</param>
    /// <exception cref="ArgumentException">The options read the source differently.</exception>
    public Script With(ScriptOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Kind == Options.Kind ? new Script(_code, _free, options)
            : throw new ArgumentException($"The script was compiled as {Options.Kind} and cannot become {options.Kind}.", nameof(options));
    }

    /// <summary>Runs the script in a world of its own, of which nothing is left afterwards. While it waits, it holds no thread.</summary>
    /// <param name="globals">What the host adds to the global object; nothing when null.</param>
    /// <param name="limits">What the run may use; the defaults when null.</param>
    /// <param name="cancellationToken">Ends the run, also while it waits.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    /// <exception cref="ScriptThrownException">The script threw a value that nobody caught.</exception>
    /// <exception cref="ScriptLimitException">The script has reached a limit.</exception>
    /// <exception cref="ScriptEngineException">The engine failed.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Task<ScriptResult> RunAsync(ScriptGlobals? globals, ScriptLimits? limits, CancellationToken cancellationToken) =>
        new ScriptRun(_code, Options, globals ?? ScriptGlobals.Empty, Checked(limits), cancellationToken).ExecuteAsync();

    private ScriptLimits Checked(ScriptLimits? limits)
    {
        if (limits is null || ReferenceEquals(limits, ScriptLimits.Default))
        {
            return ScriptLimits.Default;
        }

        limits.Validate();
        return _code.Source.Text.Length <= limits.SourceLength ? limits : throw TooLong(limits.SourceLength);
    }

    private static ScriptLimitException TooLong(int allowed) =>
        new(ScriptLimit.SourceLength, $"{allowed.ToString(CultureInfo.InvariantCulture)} UTF-16 units");
}
