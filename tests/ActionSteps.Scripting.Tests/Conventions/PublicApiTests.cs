using ActionSteps.Tests.Conventions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Scripting.Tests.Conventions;

/// <summary>What is public can never be tidied again, so each change of it is looked at.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_of_the_script_engine_is_the_approved_one() =>
        Golden.Verify("ActionSteps.Scripting", PublicApi.Describe(typeof(Script).Assembly));

    [Fact]
    public void A_new_public_member_changes_the_text() =>
        Assert.Contains("class ActionSteps.Scripting.Tests.Conventions.PublicApiTests", PublicApi.Describe(typeof(PublicApiTests).Assembly), StringComparison.Ordinal);
}
