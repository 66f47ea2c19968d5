using ActionSteps.Conversations;
using ActionSteps.Replay;
using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Conversations;

/// <summary>Recordings of runs: a column of the journal that is empty for most runs, so that they go where their run goes.</summary>
internal static class RecordingSql
{
    public static string Read => "SELECT recording FROM actionsteps_journal WHERE conversation = $1 AND number = $2 AND recording IS NOT NULL";

    private static string AddRecordedRun => """
        INSERT INTO actionsteps_journal (conversation, number, run, recording) VALUES ($1, $2, $3, $4)
        ON CONFLICT (conversation, number) DO UPDATE SET run = excluded.run, recording = excluded.recording
        """;

    /// <summary>Adds a run to the journal, with its recording when there is one.</summary>
    public static SqlText AddRun(SqlValue id, JournalEntry run, IReadOnlyList<RunRecording> recordings, BlobWriter blobs)
    {
        SqlValue number = SqlValue.Integer(run.Number);
        SqlValue entry = SqlValue.Json(blobs.Write(run, ConversationJson.Write));
        foreach (RunRecording recording in recordings)
        {
            if (recording.Number == run.Number)
            {
                return new SqlText(AddRecordedRun, id, number, entry, SqlValue.Json(blobs.Write(recording, ConversationJson.Write)));
            }
        }

        return new SqlText(ConversationSql.AddRun, id, number, entry);
    }
}
