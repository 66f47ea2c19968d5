using ActionSteps.Sessions;

namespace ActionSteps.Expressions;

/// <summary>A function of the catalogue. Arguments are evaluated before the call, except where the parser knows better (IF, TRY …).</summary>
/// <param name="Name">The name in capitals.</param>
/// <param name="MinArguments">The fewest arguments.</param>
/// <param name="MaxArguments">The most arguments; <see cref="AnyNumber"/> for no bound.</param>
/// <param name="Body">The work; raises <see cref="EvaluationFailure"/>.</param>
internal sealed record BuiltInFunction(string Name, int MinArguments, int MaxArguments, BuiltInBody Body)
{
    /// <summary>As many arguments as an expression can hold.</summary>
    public const int AnyNumber = int.MaxValue;

    public BuiltInFunction(
        string name, int minArguments, int maxArguments, string parameters, string summary, BuiltInBody body, params string[] aliases)
        : this(name, minArguments, maxArguments, body)
    {
        Parameters = parameters;
        Summary = summary;
        Aliases = aliases;
    }

    /// <summary>The parameters as they are documented: <c>text, n[, fill]</c>.</summary>
    public string Parameters { get; } = string.Empty;

    /// <summary>What the function gives, in one line.</summary>
    public string Summary { get; } = string.Empty;

    /// <summary>Other names of the function.</summary>
    public IReadOnlyList<string> Aliases { get; } = [];

    public bool Accepts(int argumentCount) => argumentCount >= MinArguments && argumentCount <= MaxArguments;

    /// <summary>Says how many arguments the function takes.</summary>
    /// <param name="calledName">The name or alias in the call.</param>
    /// <param name="argumentCount">How many arguments the call has.</param>
    public string DescribeCount(string calledName, int argumentCount)
    {
        string range = MinArguments == MaxArguments ? $"{MinArguments}"
            : MaxArguments == AnyNumber ? $"{MinArguments} or more"
            : $"{MinArguments} to {MaxArguments}";
        string noun = range == "1" ? "argument" : "arguments";
        return $"Function \"{calledName}\" takes {range} {noun}, not {argumentCount}: {Name}({Parameters}).";
    }
}

/// <summary>The work of a function of the catalogue: thread-safe, changes nothing but the work left.</summary>
internal delegate Value BuiltInBody(ReadOnlySpan<Value> arguments, EvaluationContext context);
