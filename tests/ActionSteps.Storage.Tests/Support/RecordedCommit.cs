using ActionSteps.Conversations;
using ActionSteps.Execution;
using ActionSteps.Replay;

namespace ActionSteps.Storage.Tests.Support;

/// <summary>Commits of one run each, recorded or not, and what a database of the version before recordings has to do with them.</summary>
internal static class RecordedCommit
{
    private const string Id = "c";

    public static ConversationCommit Of(long version, bool isRecorded)
    {
        long number = version + 1;
        return new ConversationCommit
        {
            ConversationId = Id,
            Version = version,
            Worker = "w",
            State = new ConversationState { Id = Id, Version = number, RunCount = number },
            Journal =
            [
                new JournalEntry(number, $"run-{number}")
                {
                    Trigger = RunTrigger.Message, BotVersion = "LIVE", StartedAt = default, EndedAt = default, Block = "start", Status = RunStatus.Completed,
                },
            ],
            Recordings = isRecorded ? [new RunRecording { Number = number, RunId = $"run-{number}", Incomplete = "It is only a test." }] : [],
        };
    }

    /// <summary>The run of before is there without a recording, and the next one has one.</summary>
    public static async Task CheckMigratedAsync(IConversationStore store)
    {
        Assert.Equal("run-1", Assert.Single(await store.ReadJournalAsync(Id, long.MaxValue, 10, CancellationToken.None)).RunId);
        Assert.Null(await store.ReadRecordingAsync(Id, 1, CancellationToken.None));
        Assert.True(await store.TryCommitAsync(Of(1, isRecorded: true), CancellationToken.None));
        Assert.Equal("run-2", (await store.ReadRecordingAsync(Id, 2, CancellationToken.None))?.RunId);
        Assert.Equal([2L, 1L], (await store.ReadJournalAsync(Id, long.MaxValue, 10, CancellationToken.None)).Select(run => run.Number));
    }
}
