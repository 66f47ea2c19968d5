namespace ActionSteps.Storage.Conversations;

/// <summary>Recordings of runs: a column of the history that is empty for most runs, so that they go where their run goes.</summary>
internal static class RecordingSql
{
    public static string Read => "SELECT recording FROM actionsteps_history WHERE conversation = $1 AND number = $2 AND recording IS NOT NULL";

    /// <summary>What <see cref="ConversationSql.AddHistory"/> adds, with the recording of the run.</summary>
    public static string AddHistory =>
        "INSERT INTO actionsteps_history (conversation, number, transcript, entries, run, recording) VALUES ($1, $2, $3, $4, $5, $6)";
}
