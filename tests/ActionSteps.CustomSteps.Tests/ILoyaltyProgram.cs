namespace ActionSteps.CustomSteps.Tests;

/// <summary>A port of the host.</summary>
public interface ILoyaltyProgram
{
    Task<double> AwardAsync(string member, double points, string idempotencyKey, CancellationToken cancellationToken);
}
