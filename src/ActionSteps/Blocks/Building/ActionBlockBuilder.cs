using ActionSteps.Api;
using ActionSteps.Expressions;
using ActionSteps.Sessions;
using ActionSteps.Variables;

namespace ActionSteps.Blocks.Building;

/// <summary>Puts a block of steps together. Not thread-safe.</summary>
public sealed class ActionBlockBuilder : BlockBuilder<ActionBlockBuilder>
{
    private readonly List<IActionStep> _steps = [];

    internal ActionBlockBuilder(string id)
        : base(id)
    {
    }

    private protected override ActionBlockBuilder Self => this;

    /// <summary>Adds a step of any kind.</summary>
    public ActionBlockBuilder Add(IActionStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        _steps.Add(step);
        return this;
    }

    /// <summary>Adds a step that gives variables values, from left to right.</summary>
    public ActionBlockBuilder SetVariables(params IReadOnlyList<(VariablePath Variable, Template Value)> assignments) =>
        Add(new SetVariablesStep { Assignments = [.. assignments.Select(one => new Assignment(one.Variable, one.Value))] });

    /// <summary>
    /// Adds a step that calls a back end, whose answer may write variables, send messages and choose the next block. For headers,
    /// authorization, retries and the like, <see cref="Add"/> an <see cref="ApiStep"/>.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="url">The address, http or https; each placeholder is percent-encoded, except one at the very start.</param>
    /// <param name="body">The members of the JSON body; one that is a single placeholder keeps its native type. None for a GET request.</param>
    public ActionBlockBuilder Api(ApiMethod method, Template url, params IReadOnlyList<(string Key, Template Value)> body) =>
        Add(new ApiStep { Method = method, Url = url, Body = [.. body.Select(one => new ApiParameter(one.Key, one.Value))] });

    /// <summary>Where to go after the last step.</summary>
    /// <param name="block">The id of the block.</param>
    /// <param name="assignments">Variables that get values on the way.</param>
    public ActionBlockBuilder GoTo(string block, params IReadOnlyList<(VariablePath Variable, Template Value)> assignments) =>
        GoTo(GoToOf(block, assignments));

    /// <summary>Where to go after the last step.</summary>
    public ActionBlockBuilder GoTo(GoTo goTo) => SetTarget(goTo);

    internal override Block ToBlock() => new ActionBlock(Id, _steps)
    {
        Name = NameText,
        Label = LabelText,
        InputContexts = InputContexts,
        OutputContexts = OutputContexts,
        GoTo = Target,
    };
}
