using ActionSteps.Code;
using ActionSteps.Expressions;

namespace ActionSteps.Blocks;

/// <summary>What a host says about reading and checking bots. Immutable.</summary>
public sealed record BotReaderOptions
{
    private const int Kilobyte = 1024;

    /// <summary>The kinds of steps; the built-in ones unless a host adds its own.</summary>
    public StepRegistry Steps { get; init; } = StepRegistry.BuiltIn;

    /// <summary>The functions that the host adds to the expression language; none by default. Calls of others are warned of.</summary>
    public FunctionRegistry Functions { get; init; } = FunctionRegistry.Empty;

    /// <summary>What checks the scripts of bots; the library's own engine unless a host has another one.</summary>
    public IScriptEngine ScriptEngine { get; init; } = SandboxScriptEngine.Instance;

    /// <summary>The largest bot file in bytes; default 16 MB, range 1 KB to 256 MB. It is compared before anything is read.</summary>
    public int MaxBytes { get; init; } = 16 * Kilobyte * Kilobyte;

    /// <summary>The deepest nesting of objects and lists in a bot file; default 100 levels, range 16 to 100.</summary>
    public int MaxDepth { get; init; } = Sessions.Value.MaxDepth;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal BotReaderOptions Validate()
    {
        List<string> faults = [];
        OptionRange.Check(MaxBytes, Kilobyte, 256 * Kilobyte * Kilobyte, nameof(MaxBytes), "bytes", faults);
        OptionRange.Check(MaxDepth, 16, Sessions.Value.MaxDepth, nameof(MaxDepth), "levels", faults);
        OptionRange.ThrowIfAny(faults, "options of the bot reader");
        return this;
    }
}
