using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Messages;
using ActionSteps.Replay;
using ActionSteps.Sessions;

namespace ActionSteps.Testing.Contracts;

public abstract partial class ConversationStoreContract
{
    private static async Task AppendsHistoryAsync(IConversationStore store)
    {
        Require(await store.TryCommitAsync(
            First("c") with { State = State("c", 1) with { TranscriptCount = 2 }, Transcript = [Said("1"), Said("2")] }, CancellationToken.None).ConfigureAwait(false));
        Require(await store.TryCommitAsync(
            Next("c", 1) with { State = State("c", 2) with { TranscriptCount = 3 }, Transcript = [Said("3")] }, CancellationToken.None).ConfigureAwait(false));

        Require((await store.ReadTranscriptAsync("c", 10, CancellationToken.None).ConfigureAwait(false)).SequenceEqual([Said("1"), Said("2"), Said("3")]));
        Require((await store.ReadTranscriptAsync("c", 2, CancellationToken.None).ConfigureAwait(false)).SequenceEqual([Said("2"), Said("3")]));
        Require((await store.ReadTranscriptAsync("other", 2, CancellationToken.None).ConfigureAwait(false)).Count == 0);
    }

    private static async Task KeepsNewestHistoryAsync(IConversationStore store)
    {
        for (int i = 1; i <= 30; i++)
        {
            Require(await store.TryCommitAsync(
                Next("c", i - 1) with
                {
                    State = State("c", i) with { TranscriptCount = i }, Transcript = [Said($"{i}")], MaxTranscript = 10,
                },
                CancellationToken.None).ConfigureAwait(false));
        }

        IReadOnlyList<TranscriptEntry> kept = await store.ReadTranscriptAsync("c", 10, CancellationToken.None).ConfigureAwait(false);
        Require(kept.SequenceEqual(Enumerable.Range(21, 10).Select(i => Said($"{i}"))));
    }

    private static async Task ReadsJournalAsync(IConversationStore store)
    {
        for (int i = 1; i <= 12; i++)
        {
            Require(await store.TryCommitAsync(
                Next("c", i - 1) with { State = State("c", i) with { RunCount = i }, Journal = [Run(i)], MaxRuns = 10 }, CancellationToken.None).ConfigureAwait(false));
        }

        IReadOnlyList<JournalEntry> newest = await store.ReadJournalAsync("c", long.MaxValue, 4, CancellationToken.None).ConfigureAwait(false);
        Require(newest.Select(run => run.Number).SequenceEqual([12, 11, 10, 9]));
        JournalEntry run = newest[0];
        Require(run is { RunId: "run-12", Trigger: RunTrigger.Message, MessageId: "m-12", BotVersion: "LIVE", BotHash: "hash", Status: RunStatus.Failed });
        Require(run.StartedAt == Noon && run.EndedAt == Noon.AddSeconds(1) && run.Error is { Code: "CODE_ERROR", Message: "it broke", BlockId: "block" });
        IReadOnlyList<JournalEntry> rest = await store.ReadJournalAsync("c", 5, 10, CancellationToken.None).ConfigureAwait(false);
        Require(rest.Take(2).Select(entry => entry.Number).SequenceEqual([4, 3]));
    }

    private static async Task KeepsRecordingsAsync(IConversationStore store)
    {
        const int Newest = 140;
        for (int i = 1; i <= Newest; i++)
        {
            RunRecording recording = new() { Number = i, RunId = $"run-{i}", BotHash = "hash", Incomplete = "It is only a test." };
            Require(await store.TryCommitAsync(
                Next("c", i - 1) with
                {
                    State = State("c", i) with { RunCount = i }, Journal = [Run(i)], MaxRuns = 10, Recordings = i % 2 == 0 ? [recording] : [],
                },
                CancellationToken.None).ConfigureAwait(false));
        }

        IReadOnlyList<JournalEntry> runs = await store.ReadJournalAsync("c", long.MaxValue, 1_000, CancellationToken.None).ConfigureAwait(false);
        Require(runs.Count >= 10);
        for (int i = 1; i <= Newest; i++)
        {
            RunRecording? read = await store.ReadRecordingAsync("c", i, CancellationToken.None).ConfigureAwait(false);
            Require(read is not null == (i % 2 == 0 && runs.Any(run => run.Number == i)));
            Require(read is null || (read.Number == i && read is { BotHash: "hash", Incomplete: "It is only a test." } && read.RunId == $"run-{i}"));
        }

        Require(await store.ReadRecordingAsync("other", 2, CancellationToken.None).ConfigureAwait(false) is null);
        Require(await store.DeleteAsync("c", CancellationToken.None).ConfigureAwait(false));
        Require(await store.ReadRecordingAsync("c", Newest, CancellationToken.None).ConfigureAwait(false) is null);
    }

    private static async Task ListsConversationsAsync(IConversationStore store)
    {
        foreach (string id in (string[])["b", "a", "C", "d"])
        {
            Require(await store.TryCommitAsync(First(id), CancellationToken.None).ConfigureAwait(false));
        }

        Require((await store.ListConversationsAsync(null, 3, CancellationToken.None).ConfigureAwait(false)).SequenceEqual(["C", "a", "b"]));
        Require((await store.ListConversationsAsync("b", 3, CancellationToken.None).ConfigureAwait(false)).SequenceEqual(["d"]));
    }

    private static async Task DeletesAsync(IConversationStore store)
    {
        Require(await store.TryCommitAsync(Full("c") with { Owns = false }, CancellationToken.None).ConfigureAwait(false));
        Require(await store.AcceptAsync("c", Message("m-2"), CancellationToken.None).ConfigureAwait(false));

        Require(await store.DeleteAsync("c", CancellationToken.None).ConfigureAwait(false));
        Require(!await store.DeleteAsync("c", CancellationToken.None).ConfigureAwait(false));

        StoredConversation loaded = await store.LoadAsync("c", "m-1", CancellationToken.None).ConfigureAwait(false);
        Require(loaded is { State.Version: 0, IsHandled: false, Inbox.Count: 0, Outbox.Count: 0 });
        Require(await LengthAsync(store, "c").ConfigureAwait(false) == 0);
        Require((await store.ReadJournalAsync("c", long.MaxValue, 10, CancellationToken.None).ConfigureAwait(false)).Count == 0);
        Require((await ListAsync(store, Ann, DateTimeOffset.MaxValue).ConfigureAwait(false)).Length == 0);
        Require(!await store.TryCommitAsync(Next("c", 1), CancellationToken.None).ConfigureAwait(false));
        Require(await store.TryCommitAsync(Full("c"), CancellationToken.None).ConfigureAwait(false));
    }

    private async Task DeletesInactiveAsync(IConversationStore store)
    {
        Continuation wait = new("block", 1, Noon.AddYears(1), MessageDuringWait.KeepsWait);
        await store.RenewWorkerAsync(Bob, Lease, CancellationToken.None).ConfigureAwait(false);
        foreach (ConversationCommit commit in (ConversationCommit[])
        [
            First("silent-1"), First("silent-2"), First("silent-3"),
            First("parked") with { Inbox = [Message("m-1") with { IsParked = true }] },
            First("active") with { State = State("active", 1) with { LastActivity = Noon.AddDays(1) } },
            First("waits") with { State = State("waits", 1) with { Waits = [wait] } },
            First("undelivered") with { Outbox = [Item(1)] },
            First("owned") with { Worker = Bob, Owns = true },
        ])
        {
            Require(await store.TryCommitAsync(commit, CancellationToken.None).ConfigureAwait(false));
        }

        Require(await store.AcceptAsync("silent-3", Message("m-1"), CancellationToken.None).ConfigureAwait(false));
        DateTimeOffset evening = Noon.AddHours(8);
        int first = await store.DeleteInactiveAsync(evening, 2, CancellationToken.None).ConfigureAwait(false);
        int second = await store.DeleteInactiveAsync(evening, 100, CancellationToken.None).ConfigureAwait(false);

        string[] left = [.. await store.ListConversationsAsync(null, 100, CancellationToken.None).ConfigureAwait(false)];
        Require(first == 2 && second == (store.IsShared ? 1 : 2));
        Require(left.Except(["owned"]).SequenceEqual(["active", "silent-3", "undelivered", "waits"]));
        Require(left.Contains("owned") == store.IsShared);
    }

    private static async Task ErasesUserAsync(IConversationStore store)
    {
        foreach ((string id, string user) in ((string, string)[])[("a", "ann"), ("b", "ann"), ("c", "bob")])
        {
            ValueObject platform = ValueObject.Create(("user", Value.Object(("id", user))));
            Require(await store.TryCommitAsync(
                First(id) with { State = State(id, 1) with { Internal = platform }, Outbox = [Item(1)], Transcript = [Said("hi")] }, CancellationToken.None).ConfigureAwait(false));
        }

        Require(await store.EraseUserAsync("ann", CancellationToken.None).ConfigureAwait(false) == 2);
        Require((await store.ListConversationsAsync(null, 10, CancellationToken.None).ConfigureAwait(false)).SequenceEqual(["c"]));
        Require(await LengthAsync(store, "a").ConfigureAwait(false) == 0);
        Require(await store.EraseUserAsync("ann", CancellationToken.None).ConfigureAwait(false) == 0);
    }

    private static JournalEntry Run(long number) => new(number, $"run-{number}")
    {
        Trigger = RunTrigger.Message,
        MessageId = $"m-{number}",
        BotVersion = "LIVE",
        BotHash = "hash",
        StartedAt = Noon,
        EndedAt = Noon.AddSeconds(1),
        Block = "block",
        Status = RunStatus.Failed,
        Error = new StepError("CODE_ERROR", "it broke", "0") { BlockId = "block" },
    };
}
