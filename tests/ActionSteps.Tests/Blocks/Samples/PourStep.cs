using System.ComponentModel;
using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Blocks.Samples;

/// <summary>A host's step with a member of every type that a step may have.</summary>
[StepKind("test.pour")]
[Description("Pours a cup.")]
public sealed class PourStep : ActionStep
{
    [Description("What to pour.")]
    public required Template Drink { get; init; }

    public Expression? When { get; init; }

    public VariablePath? Target { get; init; }

    public string Cup { get; init; } = "mug";

    public string? Saucer { get; init; }

    public bool Stirred { get; init; } = true;

    public int Sugar { get; init; } = 1;

    public int? Milk { get; init; }

    public long Serial { get; init; }

    public double Heat { get; init; } = 92.5;

    public decimal Price { get; init; }

    public TimeSpan Brewing { get; init; } = TimeSpan.FromMinutes(3);

    public CupSize Size { get; init; } = CupSize.Small;

    public CupSize? Second { get; init; }

    public Value Extra { get; init; }

    public BlockReference? Then { get; init; }

    public Topping? Best { get; init; }

    public IReadOnlyList<Template> Lines { get; init; } = [];

    public IReadOnlyList<int> Codes { get; init; } = [];

    public IReadOnlyList<CupSize> Sizes { get; init; } = [];

    public IReadOnlyList<BlockReference> Next { get; init; } = [];

    public IReadOnlyList<Topping> Toppings { get; init; } = [];

    protected override ValueTask<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepOutcome.Continue);
}
