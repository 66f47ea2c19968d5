using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Conversations.Durability;

public sealed class ConversationMetricsTests
{
    private static readonly BotDefinition Hello = new("bot", [Chat.Says("start", "One.")]) { Start = "start" };

    [Fact]
    public async Task Deliveries_that_are_tried_again_and_parked_are_counted()
    {
        ConcurrentQueue<(string Name, object? Kind)> counted = new();
        using MeterListener listener = Listen();
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => counted.Enqueue((instrument.Name, tags.Length > 0 ? tags[0].Value : null)));
        listener.Start();
        await using Chat chat = new(Hello, options: new ConversationOptions { DeliveryAttempts = 2 });
        chat.Channel.Before = static _ => throw new InvalidOperationException("down");

        await chat.SayAsync("hi");
        await chat.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Contains(("actionsteps.retries", "delivery"), counted);
        Assert.Contains(("actionsteps.parked", "delivery"), counted);
    }

    private static MeterListener Listen() => new()
    {
        InstrumentPublished = static (instrument, self) =>
        {
            if (instrument.Meter.Name == "ActionSteps")
            {
                self.EnableMeasurementEvents(instrument);
            }
        },
    };
}
