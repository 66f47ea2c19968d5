namespace ActionSteps.Storage.Sql;

/// <summary>
/// Conversations, and beside each what is only added to: history with journal, inbox, outbox, handled messages. Every question of the stores
/// is answered by an index.
/// </summary>
internal static class ConversationSchema
{
    public static IEnumerable<string> Create(SqlDialect dialect)
    {
        (string text, string integer, string json, string clustered) = (dialect.TextType, dialect.IntegerType, dialect.JsonType, dialect.Clustered);

        // due is the earliest of what the state, the inbox and the outbox have to do; 0 is "at once". active_day changes so seldom that its
        // index costs a turn nothing: no index, its condition included, names a column that every turn writes.
        yield return $"""
            CREATE TABLE actionsteps_conversations (
                id {text} PRIMARY KEY, version {integer} NOT NULL, state {json}, checkpoint {json}, owner {text}, user_id {text},
                state_due {integer}, due {integer}, active {integer} NOT NULL, active_day {integer} NOT NULL,
                handled {integer} NOT NULL, accepted {integer} NOT NULL){clustered}
            """;
        yield return "CREATE INDEX actionsteps_conversations_due ON actionsteps_conversations (due, id) WHERE due IS NOT NULL";
        yield return "CREATE INDEX actionsteps_conversations_active ON actionsteps_conversations (active_day)";
        yield return "CREATE INDEX actionsteps_conversations_user ON actionsteps_conversations (user_id) WHERE user_id IS NOT NULL";
        yield return $"CREATE TABLE actionsteps_workers (id {text} PRIMARY KEY, expires {integer} NOT NULL){clustered}";
        yield return "CREATE INDEX actionsteps_workers_expires ON actionsteps_workers (expires)";
        yield return $"""
            CREATE TABLE actionsteps_handled (
                conversation {text} NOT NULL, message {text} NOT NULL, number {integer} NOT NULL, PRIMARY KEY (conversation, message)){clustered}
            """;
        yield return $"""
            CREATE TABLE actionsteps_inbox (
                conversation {text} NOT NULL, sequence {integer} NOT NULL, message {text} NOT NULL, item {json} NOT NULL,
                next {integer} NOT NULL, parked {integer} NOT NULL, PRIMARY KEY (conversation, sequence)){clustered}
            """;
        yield return "CREATE INDEX actionsteps_inbox_message ON actionsteps_inbox (conversation, message)";
        yield return "CREATE INDEX actionsteps_inbox_parked ON actionsteps_inbox (conversation, sequence) WHERE parked = 1";
        yield return $"""
            CREATE TABLE actionsteps_outbox (
                conversation {text} NOT NULL, sequence {integer} NOT NULL, item {json} NOT NULL,
                next {integer} NOT NULL, parked {integer} NOT NULL, PRIMARY KEY (conversation, sequence)){clustered}
            """;
        yield return "CREATE INDEX actionsteps_outbox_parked ON actionsteps_outbox (conversation, sequence) WHERE parked = 1";

        // What a commit adds to history and journal is one row: its entries, one a line, and its run. In the order of time and not clustered, so
        // that a turn fills the last page instead of splitting one in the middle. number is that of the last run, transcript that of the last entry.
        yield return $"""
            CREATE TABLE actionsteps_history (
                conversation {text} NOT NULL, number {integer} NOT NULL, transcript {integer} NOT NULL, entries {json}, run {json},
                PRIMARY KEY (conversation, number, transcript))
            """;
    }
}
