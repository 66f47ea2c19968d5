using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Sqlite;

/// <summary>The words of SQLite.</summary>
internal static class SqliteDialect
{
    public static SqlDialect Instance { get; } = new()
    {
        TextType = "TEXT",
        NumberType = "REAL",
        IntegerType = "INTEGER",
        BooleanType = "INTEGER",
        JsonType = "TEXT",
        CountingKey = "INTEGER PRIMARY KEY",
        ForUpdate = "",
        ForUpdateSkipLocked = "",
        Ordinal = static column => $"{column} COLLATE ordinal",
        Clustered = " WITHOUT ROWID",
        Now = "actionsteps_now()",
        Least = "min",
        Lines = "group_concat(item, char(10))",
        KnowledgeIndex =
        [
            """
            CREATE VIRTUAL TABLE actionsteps_knowledge USING fts5(tokens, content = 'actionsteps_passages', content_rowid = 'n', tokenize = 'ascii')
            """,
            """
            CREATE TRIGGER actionsteps_passages_added AFTER INSERT ON actionsteps_passages BEGIN
                INSERT INTO actionsteps_knowledge (rowid, tokens) VALUES (new.n, new.tokens);
            END
            """,
            """
            CREATE TRIGGER actionsteps_passages_removed AFTER DELETE ON actionsteps_passages BEGIN
                INSERT INTO actionsteps_knowledge (actionsteps_knowledge, rowid, tokens) VALUES ('delete', old.n, old.tokens);
            END
            """,
        ],
        FindPassages = """
            SELECT p.position, p.passage FROM (
                SELECT rowid AS n FROM actionsteps_knowledge WHERE actionsteps_knowledge MATCH $1 ORDER BY rank LIMIT 500) f
            JOIN actionsteps_passages p ON p.n = f.n
            """,
        QueryAnd = " AND ",
        QueryOr = " OR ",
    };
}
