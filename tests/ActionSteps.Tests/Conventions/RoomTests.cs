using ActionSteps.Execution;

namespace ActionSteps.Tests.Conventions;

public sealed class RoomTests
{
    [Fact]
    public void Rooms_do_not_reach_into_each_other() => Assert.Empty(Rooms.Violations(
        typeof(BlockExecutor).Assembly.GetTypes(), "ActionSteps", "ActionStepsServiceCollectionExtensions", "ActionStepsBuilder"));

    [Theory]
    [InlineData("Mail.NosyStep")]
    [InlineData("Mail.SecretlyNosyStep")]
    [InlineData("Sessions.Upward")]
    public void A_room_that_reaches_into_another_is_found(string nosy)
    {
        const string Root = "ActionSteps.Tests.Conventions.Samples";

        IReadOnlyList<string> found = Rooms.Violations(typeof(RoomTests).Assembly.GetTypes(), Root);

        Assert.Contains(found, violation => violation.StartsWith($"{Root}.{nosy}", StringComparison.Ordinal));
    }
}
