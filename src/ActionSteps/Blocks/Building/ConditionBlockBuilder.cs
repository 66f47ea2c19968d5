using ActionSteps.Expressions;
using ActionSteps.Flow;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Building;

/// <summary>Puts the branches of a condition block together, in the order in which they are looked at. Not thread-safe.</summary>
public sealed class ConditionBlockBuilder : BlockBuilder<ConditionBlockBuilder>
{
    private readonly List<ConditionBranch> _branches = [];

    internal ConditionBlockBuilder(string id)
        : base(id)
    {
    }

    private protected override ConditionBlockBuilder Self => this;

    /// <summary>Adds a branch with one statement, whose value is compared.</summary>
    /// <param name="variable">A path or an expression, with or without braces.</param>
    /// <param name="comparison">How the sides compare.</param>
    /// <param name="value">The right side; empty text for comparisons without one.</param>
    /// <param name="goTo">Where to go when it holds; the id of a block is enough.</param>
    public ConditionBlockBuilder If(string variable, ConditionOperator comparison, Template value, GoTo goTo) =>
        If(when => when.And(variable, comparison, value), goTo);

    /// <summary>Adds a branch with several statements.</summary>
    /// <param name="build">Adds the statements; they are joined from left to right, without precedence.</param>
    /// <param name="goTo">Where to go when it holds; the id of a block is enough.</param>
    public ConditionBlockBuilder If(Action<StatementsBuilder> build, GoTo goTo)
    {
        ArgumentNullException.ThrowIfNull(build);
        StatementsBuilder statements = new();
        build(statements);
        _branches.Add(new ConditionBranch(new Condition(statements.Statements), goTo));
        return this;
    }

    /// <summary>Where to go when no condition holds.</summary>
    /// <param name="block">The id of the block.</param>
    /// <param name="assignments">Variables that get values on the way.</param>
    public ConditionBlockBuilder Else(string block, params IReadOnlyList<(VariablePath Variable, Template Value)> assignments) =>
        Else(GoToOf(block, assignments));

    /// <summary>Where to go when no condition holds.</summary>
    public ConditionBlockBuilder Else(GoTo goTo) => SetTarget(goTo);

    internal override Block ToBlock() => new ConditionBlock(Id, _branches)
    {
        Name = NameText,
        Label = LabelText,
        InputContexts = InputContexts,
        OutputContexts = OutputContexts,
        Else = Target,
    };
}
