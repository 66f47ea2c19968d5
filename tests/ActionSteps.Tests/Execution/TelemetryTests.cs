using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ActionSteps.Blocks;
using ActionSteps.Execution;
using ActionSteps.Sessions;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Execution;

public sealed class TelemetryTests
{
    private const string Secret = "BE71096123456769";

    [Fact]
    public async Task Runs_and_steps_are_traced_without_data_of_the_conversation()
    {
        ConcurrentQueue<Activity> ended = new();
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "ActionSteps",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        await RunAsync("traced-bot");

        Activity run = Assert.Single(ended, activity => activity.OperationName == "run" && Equals(activity.GetTagItem("actionsteps.bot"), "traced-bot"));
        Activity[] steps = [.. ended.Where(activity => activity.ParentSpanId == run.SpanId)];
        Assert.Equal(["test.delegate", "test.delegate"], steps.Select(step => step.GetTagItem("actionsteps.kind")));
        Assert.Equal((ActivityStatusCode.Error, "BROKEN"), (steps[1].Status, steps[1].StatusDescription));
        Assert.DoesNotContain(ended.SelectMany(activity => activity.TagObjects), tag => $"{tag.Value}".Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Runs_steps_durations_and_failures_are_counted()
    {
        ConcurrentQueue<(string Name, string Tags)> measured = new();
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "ActionSteps")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => measured.Enqueue((instrument.Name, Text(tags))));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => measured.Enqueue((instrument.Name, Text(tags))));
        listener.Start();

        await RunAsync("counted-bot");

        Assert.Contains(("actionsteps.runs", "bot=counted-bot status=failed"), measured);
        Assert.Contains(measured, item => item.Name == "actionsteps.run.duration" && item.Tags == "bot=counted-bot");
        Assert.Contains(("actionsteps.steps", "kind=test.delegate status=failed"), measured);
        Assert.Contains(("actionsteps.failures", "code=BROKEN kind=test.delegate"), measured);
        Assert.Contains(measured, item => item.Name == "actionsteps.step.duration");
    }

    private static async Task RunAsync(string bot)
    {
        BotDefinition definition = new(bot, [
            new ActionBlock("block", [
                new DelegateStep(context => context.Set("iban", Secret)), new DelegateStep(StepOutcome.Fail("BROKEN", Secret))])]);
        await new BlockExecutor().RunAsync(definition, "block", new Session(), CancellationToken.None);
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}
