using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Blocks.Building;

/// <summary>Says what an input block needs besides its variable. Not thread-safe.</summary>
public sealed class InputBlockBuilder : BlockBuilder<InputBlockBuilder>
{
    private readonly VariablePath _variable;

    internal InputBlockBuilder(string id, VariablePath variable)
        : base(id) => _variable = variable;

    private protected override InputBlockBuilder Self => this;

    /// <summary>Where to go after the answer.</summary>
    /// <param name="block">The id of the block.</param>
    /// <param name="assignments">Variables that get values on the way.</param>
    public InputBlockBuilder GoTo(string block, params IReadOnlyList<(VariablePath Variable, Template Value)> assignments) =>
        GoTo(GoToOf(block, assignments));

    /// <summary>Where to go after the answer.</summary>
    public InputBlockBuilder GoTo(GoTo goTo) => SetTarget(goTo);

    internal override Block ToBlock() => new InputBlock(Id, _variable)
    {
        Name = NameText,
        Label = LabelText,
        InputContexts = InputContexts,
        OutputContexts = OutputContexts,
        GoTo = Target,
    };
}
