using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Flow;
using ActionSteps.Tests.Support;
using ActionSteps.Variables;
using Xunit.Abstractions;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>Whatever goes wrong at whichever point, from the outside everything happens as if nothing had.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    [Theory]
    [LocalStore(false)]
    [LocalStore(true)]
    [ServerStore(false)]
    [ServerStore(true)]
    public async Task A_fault_before_or_after_any_call_loses_and_doubles_nothing_that_was_accepted(string store, bool kills) =>
        await CompareAsync(store, kills, static (host, id, text) => host.AcceptAsync("c", id, text));

    [Theory]
    [LocalStore(false)]
    [LocalStore(true)]
    [ServerStore(false)]
    [ServerStore(true)]
    public async Task A_fault_before_or_after_any_call_loses_and_doubles_nothing_that_a_sender_repeats(string store, bool kills) =>
        await CompareAsync(store, kills, static (host, id, text) => host.HandleAsync("c", id, text));

    private async Task CompareAsync(string store, bool kills, Func<CrashingHost, string, string, Task> send)
    {
        FaultPlan none = new(at: 0, kills);
        Outcome expected = await PlayAsync(store, none, send);
        Assert.Equal(
            ["Hello.", "Done 1.", "Bye 1.", "Hello.", "Done 2.", "Bye 2.", "Hello.", "Done 3.", "Bye 3."], expected.Seen.Select(seen => seen.Text));
        Assert.Equal(6, expected.Calls.Distinct().Count());
        Assert.Equal(6, expected.Calls.Count);

        HashSet<string> places = [];
        for (int at = 1; at <= none.Points; at += DurableStore.FaultStride(store))
        {
            FaultPlan plan = new(at, kills);
            Outcome outcome = await PlayAsync(store, plan, send);

            string place = $"fault {at} of {none.Points}: {plan.Happened}";
            Assert.True(expected.Seen.SequenceEqual(outcome.Seen), $"{place} showed {string.Join(" | ", outcome.Seen)}");
            Assert.True(expected.Calls.Distinct().SequenceEqual(outcome.Calls.Distinct()), $"{place} called {string.Join(" | ", outcome.Calls)}");
            Assert.True(outcome.Calls.Count <= expected.Calls.Count + 1, $"{place} executed a completed step again: {string.Join(" | ", outcome.Calls)}");
            Assert.True(outcome.Left == 0, $"{place} left work");
            places.Add(plan.Happened ?? "nothing");
        }

        output.WriteLine($"{none.Points} points: {string.Join(", ", places.Order())}");
        if (DurableStore.FaultStride(store) == 1)
        {
            Assert.Superset(
                (HashSet<string>)["before load", "after load", "before commit", "after commit", "before checkpoint", "after checkpoint", "after delivery"],
                places);
        }
        else
        {
            Assert.InRange(places.Count, 6, int.MaxValue);
        }
    }

    private static async Task<Outcome> PlayAsync(string store, FaultPlan plan, Func<CrashingHost, string, string, Task> send)
    {
        await using CrashingHost host = new(plan, store, new ConversationOptions { WorkerLease = Delay }) { Bot = new BotDefinition("bot", []) };
        host.Bot = Bot(host);
        await send(host, "m-1", "one");
        await send(host, "m-2", "two");
        await host.PassAsync(Delay * 3);
        await send(host, "m-3", "three");
        await host.PassAsync(TimeSpan.FromSeconds(40));
        IReadOnlyList<ConversationWork> left = await host.Store.ListWorkAsync(
            new WorkQuery("anybody", DateTimeOffset.MaxValue, 10), CancellationToken.None);
        return new Outcome(host.Seen, host.Calls, left.Count);
    }

    private static BotDefinition Bot(CrashingHost host) => new(
        "bot",
        [
            Chat.Says("start", "Hello.", "work"),
            new ActionBlock(
                "work",
                [host.CallOutside(), new SetVariablesStep { Assignments = [new Assignment("n", "{n|increment}")] }, host.CallOutside()])
            {
                GoTo = "done",
            },
            Chat.Says("done", "Done {n}.", "wait"),
            new ActionBlock("wait", [new DelayStep { Duration = "5" }]) { GoTo = "bye" },
            Chat.Says("bye", "Bye {n}.", "ask"),
            new InputBlock("ask", "answer") { GoTo = "start" },
        ])
    { Start = "start" };

    private sealed record Outcome(IReadOnlyList<(string Key, string Text)> Seen, IReadOnlyList<string> Calls, int Left);
}
