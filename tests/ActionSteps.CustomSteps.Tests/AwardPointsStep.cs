using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.CustomSteps.Tests;

/// <summary>Awards loyalty points to the user.</summary>
[StepKind("acme.awardPoints")]
public sealed class AwardPointsStep : ActionStep<ILoyaltyProgram>
{
    public required Template Member { get; init; }

    public required Template Points { get; init; }

    protected override async ValueTask<StepOutcome> ExecuteAsync(
        ILoyaltyProgram port, StepContext context, CancellationToken cancellationToken)
    {
        if (!context.Evaluate(Points).TryGetNumber(out double points))
        {
            return StepOutcome.Fail("POINTS_INVALID", "\"points\" is not a number; write {NUMBER(…)} around it.");
        }

        double balance = await port.AwardAsync(context.Render(Member), points, context.IdempotencyKey, cancellationToken);
        context.Set("balance", balance);
        return StepOutcome.Continue;
    }
}
