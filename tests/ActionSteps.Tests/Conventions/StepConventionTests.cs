using ActionSteps.Blocks;
using ActionSteps.Execution;

namespace ActionSteps.Tests.Conventions;

public sealed class StepConventionTests
{
    private static readonly IReadOnlyDictionary<string, Type> Listed = new StepRegistry().Kinds;

    public static TheoryData<Type> Steps => [.. typeof(BlockExecutor).Assembly.GetTypes().Where(type => typeof(IActionStep).IsAssignableFrom(type) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Every_step_is_sealed_immutable_with_a_kind_and_listed(Type step) => Assert.Empty(StepConventions.Violations(step, Listed));

    [Theory]
    [MemberData(nameof(Steps))]
    public void Every_step_has_a_known_payload(Type step) =>
        Assert.True(File.Exists(KnownPayload(Listed.Single(listed => listed.Value == step).Key)), $"{step.Name} has no known payload.");

    [Fact]
    public void All_kinds_of_the_design_are_there() => Assert.Equal(
        ["api", "clearSession", "closeConversation", "code", "delay", "forwardCall", "getTime", "goToVariableBlock", "iFrame", "jsonBuilder", "knowledgeBase",
            "mailReport", "offload", "pauseBot", "sendMail", "setVariables", "startRecording", "stopRecording", "tableOperation", "trackEvent"],
        Listed.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(typeof(Samples.OpenStep), "is not sealed")]
    [InlineData(typeof(Samples.KindlessStep), "has no kind")]
    [InlineData(typeof(Samples.UnlistedStep), "is not listed")]
    [InlineData(typeof(Samples.RememberingStep), "_runs can change")]
    [InlineData(typeof(Samples.SettableStep), "can be set after construction")]
    public void A_step_that_breaks_a_convention_is_found(Type step, string violation) =>
        Assert.Contains(StepConventions.Violations(step, Listed), found => found.Contains(violation, StringComparison.Ordinal));

    private static string KnownPayload(string kind, [System.Runtime.CompilerServices.CallerFilePath] string testFile = "") =>
        Path.Combine(Path.GetDirectoryName(testFile) ?? ".", "..", "Blocks", "KnownPayloads", $"{kind}.json");
}
