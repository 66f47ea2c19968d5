using System.Diagnostics.CodeAnalysis;
using ActionSteps.Api;
using ActionSteps.Blocks;
using ActionSteps.Code;
using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Expressions;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps;

/// <summary>What a host says about ActionSteps while it registers it. Not thread-safe; used while the host starts.</summary>
public sealed class ActionStepsBuilder
{
    private readonly StepRegistry _steps = new();
    private readonly FunctionRegistry _functions = new();
    private Func<IServiceProvider, ExecutionOptions>? _options;

    internal ActionStepsBuilder()
    {
    }

    internal Func<IServiceProvider, BotDefinition>? Bot { get; private set; }

    internal ConversationOptions? Conversations { get; private set; }

    internal ConversationWorkerOptions? Worker { get; private set; }

    internal string? KnowledgeDirectory { get; private set; }

    internal Func<IServiceProvider, OutboundOptions> Outbound { get; private set; } = static _ => new OutboundOptions();

    /// <summary>The steps that bot files may use, the built-in ones included.</summary>
    public StepRegistry Steps => _steps;

    /// <summary>Adds a step of the host.</summary>
    /// <exception cref="ArgumentException">The class has no kind, a kind without a dot or one that is taken, or a property that cannot be bound.</exception>
    public ActionStepsBuilder AddStep<[DynamicallyAccessedMembers(StepRegistry.NeededMembers)] TStep>()
        where TStep : class, IActionStep
    {
        _steps.Add<TStep>();
        return this;
    }

    /// <summary>Adds a function to the expression language.</summary>
    /// <param name="name">An upper-case name: a letter, then letters, digits and underscores; called in any case.</param>
    /// <param name="function">What it does.</param>
    /// <param name="overrideBuiltIn">Whether it may take the place of a function of the catalogue.</param>
    /// <exception cref="ArgumentException">The name is not upper-case, taken, or in the catalogue and not meant to be replaced.</exception>
    public ActionStepsBuilder AddFunction(string name, HostFunction function, bool overrideBuiltIn = false)
    {
        _functions.Add(name, function, overrideBuiltIn);
        return this;
    }

    /// <summary>Sets clock, chance and limits. Functions are those that were added here.</summary>
    public ActionStepsBuilder UseOptions(ExecutionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return UseOptions(_ => options);
    }

    /// <summary>Sets clock, chance and limits from the host's services.</summary>
    public ActionStepsBuilder UseOptions(Func<IServiceProvider, ExecutionOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        return this;
    }

    /// <summary>Sets how conversations behave.</summary>
    public ActionStepsBuilder UseConversations(ConversationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Conversations = options;
        return this;
    }

    /// <summary>Sets how the <see cref="ConversationWorker"/> works, and how long silent conversations are kept.</summary>
    public ActionStepsBuilder UseWorker(ConversationWorkerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Worker = options;
        return this;
    }

    /// <summary>Sets what API steps, scripts and everything else that bots aim may reach over HTTP; public addresses alone unless set.</summary>
    public ActionStepsBuilder UseOutbound(OutboundOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return UseOutbound(_ => options);
    }

    /// <summary>Sets what bots may reach over HTTP from the host's services.</summary>
    public ActionStepsBuilder UseOutbound(Func<IServiceProvider, OutboundOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Outbound = options;
        return this;
    }

    /// <summary>Names the bot whose conversations the <see cref="ConversationRunner"/> runs.</summary>
    public ActionStepsBuilder UseBot(BotDefinition bot)
    {
        ArgumentNullException.ThrowIfNull(bot);
        Bot = _ => bot;
        return this;
    }

    /// <summary>
    /// Names the bot by its file, which is read when the runner is first asked for. Its knowledge files are looked for beside it.
    /// </summary>
    /// <remarks>What is wrong with the file is then raised as <see cref="DefinitionException"/>, all of it at once.</remarks>
    public ActionStepsBuilder UseBotFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        KnowledgeDirectory = Path.GetDirectoryName(Path.GetFullPath(path));
        Bot = provider => CreateReader(provider).Read(File.ReadAllBytes(path));
        return this;
    }

    internal BotReader CreateReader(IServiceProvider provider) => new(new BotReaderOptions
    {
        Steps = _steps,
        Functions = _functions,
        ScriptEngine = provider.GetService<IScriptEngine>() ?? SandboxScriptEngine.Instance,
    });

    internal ExecutionOptions CreateOptions(IServiceProvider provider) =>
        (_options?.Invoke(provider) ?? new ExecutionOptions()) with { Functions = _functions };
}
