using ActionSteps.Sessions;

namespace ActionSteps.Code;

/// <summary>
/// Runs JavaScript of the bot builder. What the script sends with <c>ChatlayerResponseBuilder</c> is applied when it has ended: variables,
/// then messages, then the next block. Nothing is applied when it fails.
/// </summary>
[StepKind("code")]
public sealed class CodeStep : ActionStep
{
    private readonly string _code = string.Empty;
    private readonly CompiledOnce _compiled = new(new CodeSource(string.Empty, CodeKind.Step, SourceName));

    /// <summary>What the script calls itself in stacks.</summary>
    internal const string SourceName = "code";

    /// <summary>The members of <c>args</c>; none when left out.</summary>
    public IReadOnlyList<CodeArgument> Arguments { get; init; } = [];

    /// <summary>JavaScript, the body of an async function. Its time, memory and nesting are limited by <see cref="CodeLimits"/>.</summary>
    public required string Code
    {
        get => _code;
        init
        {
            _code = value;
            _compiled = new CompiledOnce(new CodeSource(value, CodeKind.Step, SourceName));
        }
    }

    /// <summary>Only a script that has <c>fetch</c> within reach, itself or through the library, does anything outside.</summary>
    /// <param name="context">What the step may read.</param>
    public override bool HasImmediateEffects(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return MentionsFetch(Code) || context.FindSetting<CodeLibrary>() is { MentionsFetch: true };
    }

    /// <inheritdoc/>
    protected override async ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        IScriptEngine engine = context.FindPort<IScriptEngine>() ?? SandboxScriptEngine.Instance;
        CodeInput input = new(ResolveArguments(context))
        {
            Library = context.FindSetting<CodeLibrary>()?.Compile(engine) ?? [],
            Limits = context.FindSetting<CodeLimits>() ?? CodeLimits.Default,
            Http = context.FindPort<IOutboundHttp>(),
            Clock = context.Clock,
            Random = context.Random,
        };
        CodeResult result = await Compile(engine).RunAsync(input, cancellationToken).ConfigureAwait(false);
        context.LogConsole(result.Console);
        foreach (StepWarning warning in result.Warnings)
        {
            context.Warn(warning.Code, warning.Message);
        }

        return result.Error is { } error
            ? StepOutcome.Fail(new StepError(error.Code, error.Message) { Stack = error.Stack.Length > 0 ? error.Stack : null })
            : SentResults.Apply(result.Sends, context);
    }

    // A script may spell the name in pieces only through the objects that hold it.
    internal static bool MentionsFetch(string code) =>
        code.Contains("fetch", StringComparison.Ordinal)
        || code.Contains("globalThis", StringComparison.Ordinal)
        || code.Contains("\\u", StringComparison.Ordinal)
        || code.Contains("eval", StringComparison.Ordinal)
        || code.Contains("Function", StringComparison.Ordinal)
        || code.Contains("this[", StringComparison.Ordinal);

    /// <exception cref="CodeSyntaxException">The code is not a script.</exception>
    internal ICompiledScript Compile(IScriptEngine engine) => _compiled.By(engine);

    private KeyValuePair<string, Value>[] ResolveArguments(StepContext context)
    {
        var members = new KeyValuePair<string, Value>[Arguments.Count];
        int count = 0;
        foreach (CodeArgument argument in Arguments)
        {
            if (argument.Key.Length == 0)
            {
                continue;
            }

            int place = 0;
            while (place < count && members[place].Key != argument.Key)
            {
                place++;
            }

            members[place] = new(argument.Key, argument.Resolve(context));
            count = Math.Max(count, place + 1);
        }

        return count == members.Length ? members : members[..count];
    }
}
