namespace ActionSteps.Tests.Messages;

/// <summary>Always picks the same.</summary>
internal sealed class FixedRandom(int choice) : Random
{
    public override int Next(int maxValue) => choice;
}
