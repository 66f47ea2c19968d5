using ActionSteps.Expressions;
using ActionSteps.Sessions;
using ActionSteps.Variables;

namespace ActionSteps.Blocks.Building;

/// <summary>What all blocks have in common while they are built. Not thread-safe.</summary>
/// <typeparam name="TSelf">The builder of one kind of block.</typeparam>
public abstract class BlockBuilder<TSelf>
    where TSelf : BlockBuilder<TSelf>
{
    private readonly List<string> _inputContexts = [];
    private readonly Dictionary<string, int> _outputContexts = new(StringComparer.Ordinal);

    private protected BlockBuilder(string id) => Id = id;

    private protected string Id { get; }

    private protected string? NameText { get; private set; }

    private protected string? LabelText { get; private set; }

    private protected IReadOnlyList<string> InputContexts => _inputContexts;

    private protected IReadOnlyDictionary<string, int> OutputContexts => _outputContexts;

    private protected GoTo? Target { get; private set; }

    private protected abstract TSelf Self { get; }

    /// <summary>A name for people.</summary>
    public TSelf Name(string name)
    {
        NameText = name;
        return Self;
    }

    /// <summary>A second name by which "go to variable block" finds the block.</summary>
    public TSelf Label(string label)
    {
        LabelText = label;
        return Self;
    }

    /// <summary>A context that a host's intent matching requires to be active before it chooses the block.</summary>
    public TSelf InputContext(string name)
    {
        _inputContexts.Add(name);
        return Self;
    }

    /// <summary>A context that becomes active when the block is entered.</summary>
    /// <param name="name">The context.</param>
    /// <param name="lifespan">How often it may be used; at least 1.</param>
    public TSelf OutputContext(string name, int lifespan)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lifespan, 1);
        _outputContexts[name] = lifespan;
        return Self;
    }

    internal abstract Block ToBlock();

    private protected TSelf SetTarget(GoTo goTo)
    {
        Target = goTo;
        return Self;
    }

    private protected static GoTo GoToOf(string block, IReadOnlyList<(VariablePath Variable, Template Value)> assignments) =>
        new(block) { Assignments = [.. assignments.Select(one => new Assignment(one.Variable, one.Value))] };
}
