using ActionSteps.Api;
using ActionSteps.Code;
using ActionSteps.Expressions;
using ActionSteps.Offload;
using ActionSteps.Tables;

namespace ActionSteps.Blocks.Reading;

/// <summary>
/// One pass over a bot, be it read from text or built in C#: where the pass is, what it has found, and what it has to remember for
/// the end. Not thread-safe.
/// </summary>
internal sealed class BotCheck(BotReaderOptions options)
{
    private readonly List<Action> _atEnd = [];

    /// <summary>The place of the pass.</summary>
    public PathStack Path { get; } = new();

    /// <summary>The byte where the current token starts; <see cref="FaultPlace.Unknown"/> while no text is read.</summary>
    public int Offset { get; set; } = FaultPlace.Unknown;

    public FaultList Found { get; } = new();

    public Suggestions Suggestions { get; } = new();

    public BlockNames Blocks { get; } = new();

    /// <summary>The tables of the bot, once they are read.</summary>
    public TableSettings? Tables { get; set; }

    /// <summary>The offload providers of the bot, once they are read.</summary>
    public OffloadSettings? Offloading { get; set; }

    /// <summary>The API settings of the bot, once they are read.</summary>
    public ApiSettings? ApiSettings { get; set; }

    /// <summary>The library scripts of the bot, once they are read.</summary>
    public CodeLibrary? Library { get; set; }

    /// <summary>The functions that the host adds to the expression language.</summary>
    public FunctionRegistry Functions { get; } = options.Functions;

    /// <summary>What compiles the scripts of the bot.</summary>
    public IScriptEngine ScriptEngine { get; } = options.ScriptEngine;

    /// <summary>Every function that an expression may call.</summary>
    public IEnumerable<string> FunctionNames => Functions.Names.Concat(BuiltInFunctions.Names);

    public FaultPlace Here(int textIndex = FaultPlace.Unknown) => new(Path.ToParts(), Offset, textIndex);

    /// <summary>Reports a fault at the current place.</summary>
    public void Fault(string message, string? suggestion = null) => Add(FaultSeverity.Fault, message, suggestion, Offset, FaultPlace.Unknown);

    /// <summary>Reports a fault at the current path, with the position of another token.</summary>
    public void FaultAt(int offset, string message, string? suggestion = null) =>
        Add(FaultSeverity.Fault, message, suggestion, offset, FaultPlace.Unknown);

    /// <summary>Reports a warning at the current place.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="suggestion">What was probably meant.</param>
    /// <param name="textIndex">The UTF-16 unit within the text at this place.</param>
    public void Warn(string message, string? suggestion = null, int textIndex = FaultPlace.Unknown) =>
        Add(FaultSeverity.Warning, message, suggestion, Offset, textIndex);

    /// <summary>Reports a warning at a member of the object at the current path; its position is looked up at the end.</summary>
    public void WarnAt(string member, string message, string? suggestion = null, int textIndex = FaultPlace.Unknown)
    {
        Path.Enter(member);
        Add(FaultSeverity.Warning, message, suggestion, FaultPlace.Unknown, textIndex);
        Path.Leave();
    }

    /// <summary>Reports a warning of a wrong name.</summary>
    public void Warn(FaultPlace place, string message, string name, IEnumerable<string> known) =>
        Add(place, FaultSeverity.Warning, message, Found.HasRoom(FaultSeverity.Warning) ? Suggestions.Nearest(name, known) : null);

    /// <summary>Reports at a place that was taken earlier.</summary>
    public void Add(FaultPlace place, FaultSeverity severity, string message, string? suggestion = null) =>
        Found.Add(new FaultDraft(place, severity, message, suggestion));

    /// <summary>Puts a check off until the whole bot is known.</summary>
    public void AtEnd(Action check) => _atEnd.Add(check);

    /// <summary>Checks what needs the whole bot.</summary>
    public void Finish()
    {
        Blocks.Resolve(this);
        _atEnd.ForEach(static check => check());
    }

    private void Add(FaultSeverity severity, string message, string? suggestion, int offset, int textIndex)
    {
        if (Found.HasRoom(severity))
        {
            Found.Add(new FaultDraft(new FaultPlace(Path.ToParts(), offset, textIndex), severity, message, suggestion));
        }
        else
        {
            Found.Count(severity);
        }
    }
}
