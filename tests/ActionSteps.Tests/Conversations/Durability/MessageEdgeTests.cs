using ActionSteps.Blocks;
using ActionSteps.Conversations;
using ActionSteps.Flow;
using ActionSteps.Messages;
using ActionSteps.Offload;
using ActionSteps.Sessions;
using ActionSteps.Testing.Offload;
using ActionSteps.Tests.Support;

namespace ActionSteps.Tests.Conversations.Durability;

/// <summary>
/// A conversation is paused, closed, handed over or deleted around a turn that was interrupted: it ends up as it would have without the
/// interruption, wherever that was.
/// </summary>
public sealed class MessageEdgeTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    // Each third point stands for its neighbours, which other tests try.
    private const int Stride = 3;
    private const string Closed = nameof(ConversationClosed);

    private readonly FakeOffloadProvider _desk = new("desk");

    [Theory]
    [LocalStore("paused")]
    [LocalStore("closed")]
    [LocalStore("handed over")]
    [LocalStore("paused by an agent")]
    [LocalStore("closed by an agent")]
    [LocalStore("wait while paused")]
    [LocalStore("wait while closed")]
    [ServerStore("paused")]
    [ServerStore("closed")]
    [ServerStore("handed over")]
    [ServerStore("paused by an agent")]
    [ServerStore("closed by an agent")]
    [ServerStore("wait while paused")]
    [ServerStore("wait while closed")]
    public async Task A_fault_at_any_point_changes_nothing_about(string store, string edge)
    {
        foreach (bool kills in (bool[])[false, true])
        {
            FaultPlan none = new(at: 0, kills);
            Outcome expected = await PlayAsync(store, none, edge);
            Assert.Equal(Expected(edge), expected.Texts);
            Assert.Equal(0, expected.Left);
            for (int at = 1; at <= none.Points; at += Stride * DurableStore.FaultStride(store))
            {
                FaultPlan plan = new(at, kills);
                Outcome outcome = await PlayAsync(store, plan, edge);

                string place = $"fault {at} of {none.Points}, {(kills ? "kill" : "error")} {plan.Happened}: ";
                Assert.Equal(place + expected, place + outcome);
            }
        }
    }

    [Theory]
    [LocalStore(false)]
    [LocalStore(true)]
    [ServerStore(false)]
    [ServerStore(true)]
    public async Task A_turn_whose_conversation_was_deleted_meanwhile_does_not_come_back(string store, bool erasesUser)
    {
        await using CrashingHost host = new(new FaultPlan(at: 0, kills: true), store, new ConversationOptions { WorkerLease = Delay })
        {
            Bot = new BotDefinition("bot", []),
        };
        bool isKilled = false;
        host.Bot = new BotDefinition("bot", [new ActionBlock("start", [Chat.Say("before"), new DelegateStep(_ =>
        {
            if (!isKilled)
            {
                isKilled = true;
                host.Kill();
            }
        }), Chat.Say("after")])]) { Start = "start" };
        await (await host.RunnerAsync()).AcceptAsync("c", new IncomingMessage(new UserText("nobody answers this")) { Id = "m-0" }, CancellationToken.None);
        for (int i = 0; i < 10_000 && !host.IsDead; i++)
        {
            await Task.Delay(1);
        }

        bool wasInTheMiddle = (await host.Store.LoadAsync("c", null, CancellationToken.None)).Checkpoint is not null;
        await (erasesUser ? EraseAsync(host.Store) : host.Store.DeleteAsync("c", CancellationToken.None).AsTask());
        await host.PassAsync(TimeSpan.FromMinutes(1));
        IReadOnlyList<string> seen = [.. host.Seen.Select(seen => seen.Text)];
        StoredConversation deleted = await host.Store.LoadAsync("c", "m-0", CancellationToken.None);
        await host.HandleAsync("c", "m-1", "hi");
        await host.PassAsync(2 * Delay);

        Assert.True(wasInTheMiddle);
        Assert.Empty(seen);
        Assert.True(deleted is { State.Version: 0, IsHandled: false, Checkpoint: null, Inbox.Count: 0 });
        Assert.Equal(["before", "after"], host.Seen.Select(seen => seen.Text));
    }

    private static string[] Expected(string edge) => edge switch
    {
        "paused" => ["Hello.", "Back.", "three"],
        "closed" => ["Hello.", "Bye.", Closed, "Hello.", "Bye.", Closed, "Hello.", "Bye.", Closed],
        "handed over" => ["Hello.", "Please wait.", "Agent here.", "Back.", "three"],
        "paused by an agent" => ["Hello.", "After.", "Back.", "three"],
        "closed by an agent" => ["Hello.", "After.", "Bye.", Closed, "Hello.", "After.", "three"],
        "wait while paused" => ["Hello.", "Back.", "three"],
        _ => ["Hello.", "Bye.", Closed, "Hello.", "Late."],
    };

    private async Task<Outcome> PlayAsync(string store, FaultPlan plan, string edge)
    {
        int relayed = _desk.Messages.Count;
        int asked = _desk.Requests.Count;
        await using CrashingHost host = new(plan, store, new ConversationOptions { WorkerLease = Delay })
        {
            Bot = new BotDefinition("bot", []), Services = [(object)new[] { _desk }],
        };
        host.Bot = Bot(host, edge);
        await host.AcceptAsync("c", "m-1", "one");
        switch (edge)
        {
            case "paused" or "handed over":
                await host.AcceptAsync("c", "m-2", "two");
                await host.ActAsync("c", "a-1", new ConversationAction { Messages = edge == "paused" ? [] : [new TextMessage("Agent here.")], Pause = true });
                await host.ActAsync("c", "a-2", new ConversationAction { Pause = false, EndOffload = true, Block = "back" });
                break;
            case "paused by an agent" or "wait while paused":
                await host.ActAsync("c", "a-1", new ConversationAction { Pause = true });
                await host.AcceptAsync("c", "m-2", "two");
                await host.PassAsync(3 * Delay);
                await host.ActAsync("c", "a-2", new ConversationAction { Pause = false, Block = "back" });
                break;
            case "closed by an agent" or "wait while closed":
                await host.ActAsync("c", "a-1", new ConversationAction { Block = "close" });
                await host.AcceptAsync("c", "m-2", "two");
                await host.PassAsync(3 * Delay);
                break;
            default:
                await host.AcceptAsync("c", "m-2", "two");
                break;
        }

        if (edge != "wait while closed")
        {
            await host.AcceptAsync("c", "m-3", "three");
        }

        await host.PassAsync(4 * Delay);
        StoredConversation stored = await host.Store.LoadAsync("c", null, CancellationToken.None);
        IReadOnlyList<ConversationWork> left = await host.Store.ListWorkAsync(
            new WorkQuery("anybody", DateTimeOffset.MaxValue, 10), CancellationToken.None);
        ValueObject state = stored.State.Internal;
        return new Outcome(
            [.. host.Seen.Select(seen => seen.Text)],
            host.Calls.Distinct().Count(),
            $"paused {state["isPaused"]}, offloaded {state["offload"]["provider"]}, closed {stored.State.IsClosed}, open {stored.State.OpenInput}, waits {stored.State.Waits.Count}",
            _desk.Requests.Skip(asked).Select(request => request.IdempotencyKey).Distinct().Count(),
            string.Join(',', _desk.Messages.Skip(relayed).Select(message => message.Entry.Message["text"].ToString()).Distinct()),
            left.Count);
    }

    private static BotDefinition Bot(CrashingHost host, string edge) => new(
        "bot",
        [
            Chat.Says("start", "Hello.", "work"),
            new ActionBlock("work", edge switch
            {
                "paused" => [host.CallOutside(), new PauseBotStep(), host.CallOutside(), Chat.Say("After.")],
                "closed" => [host.CallOutside(), Chat.Say("Bye."), new CloseConversationStep()],
                "handed over" => [host.CallOutside(), new OffloadStep { Provider = "desk" }],
                "wait while paused" or "wait while closed" => [host.CallOutside(), new DelayStep { Duration = "5" }, host.CallOutside(), Chat.Say("Late.")],
                _ => [host.CallOutside(), host.CallOutside(), Chat.Say("After.")],
            }) { GoTo = edge is "handed over" ? null : (GoTo)"ask" },
            new InputBlock("ask", "said") { GoTo = "echo" },
            Chat.Says("echo", "{said}", "ask"),
            Chat.Says("back", "Back.", "ask"),
            new ActionBlock("close", [host.CallOutside(), Chat.Say("Bye."), new CloseConversationStep()]),
            Chat.Says("opened", "Please wait."),
            new ActionBlock("closed", []),
            new ActionBlock("disabled", []),
        ],
        [
            new OffloadSettings
            {
                Providers = [new OffloadProviderSettings("desk")], OffloadingOpened = "opened", OffloadingClosed = "closed", OffloadingDisabled = "disabled",
            },
        ])
    { Start = "start" };

    private static async Task<bool> EraseAsync(IConversationStore store)
    {
        // Nobody knows the user of a first turn that has not ended, so the state that stands for the user is committed by hand.
        StoredConversation stored = await store.LoadAsync("c", null, CancellationToken.None);
        ConversationState known = stored.State with
        {
            Version = stored.State.Version + 1, Internal = ValueObject.Create(("user", Value.Object(("id", "u-1")))),
        };
        Assert.True(await store.TryCommitAsync(
            new ConversationCommit
            {
                ConversationId = "c", Version = stored.State.Version, Worker = stored.Owner ?? "", Owns = true, State = known, Checkpoint = stored.Checkpoint,
            },
            CancellationToken.None));
        return await store.EraseUserAsync("u-1", CancellationToken.None) == 1;
    }

    private sealed record Outcome(IReadOnlyList<string> Texts, int Calls, string State, int Handovers, string Relayed, int Left)
    {
        public override string ToString() =>
            $"{string.Join(" | ", Texts)}; {Calls} calls; {State}; {Handovers} handovers; relayed {Relayed}; {Left} left";
    }
}
