using ActionSteps.Execution;
using ActionSteps.Testing;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Conventions;

/// <summary>What is public can never be tidied again, so each change of it is looked at.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_of_the_core_is_the_approved_one() =>
        Golden.Verify("ActionSteps", PublicApi.Describe(typeof(BlockExecutor).Assembly));

    [Fact]
    public void The_public_surface_of_the_testing_package_is_the_approved_one() =>
        Golden.Verify("ActionSteps.Testing", PublicApi.Describe(typeof(VirtualClock).Assembly));

    [Fact]
    public void A_new_public_member_changes_the_text() =>
        Assert.Contains("class ActionSteps.Tests.Conventions.PublicApiTests", PublicApi.Describe(typeof(PublicApiTests).Assembly), StringComparison.Ordinal);
}
