using ActionSteps.Expressions;

namespace ActionSteps.Tests.Blocks.Samples;

/// <summary>A record in a list: a parameter that has to be there, one that need not, and properties.</summary>
public sealed record Topping(string Name, int Spoons = 2)
{
    public Template Note { get; init; } = Template.Empty;

    public string? Color { get; init; }

    public decimal Price { get; init; } = 0.5m;
}
