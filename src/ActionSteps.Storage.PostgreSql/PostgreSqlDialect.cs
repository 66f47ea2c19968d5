using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.PostgreSql;

/// <summary>The words of PostgreSQL.</summary>
internal static class PostgreSqlDialect
{
    public static SqlDialect Instance { get; } = new()
    {
        TextType = "text COLLATE \"C\"",
        NumberType = "double precision",
        IntegerType = "bigint",
        BooleanType = "boolean",
        JsonType = "text",
        CountingKey = "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        ForUpdate = " FOR UPDATE",
        ForUpdateSkipLocked = " FOR UPDATE SKIP LOCKED",

        // Texts are ordered by code points; what stands before U+E000 to U+FFFF moves these behind the larger ones, as in UTF-16.
        OrdinalBefore = "regexp_replace(",
        OrdinalAfter = """, '[\uE000-\uFFFF]', U&'\+10FFFF' || '\&', 'g') COLLATE "C" """,
        Clustered = "",
        Now = "((extract(epoch FROM clock_timestamp()) * 10000000)::bigint + 621355968000000000)",
        Least = "least",
        Lines = "string_agg(item, chr(10))",
        KnowledgeIndex =
        [
            """
            ALTER TABLE actionsteps_passages ADD COLUMN vector tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED
            """,
            "CREATE INDEX actionsteps_passages_vector ON actionsteps_passages USING gin (vector)",
        ],
        FindPassages = """
            SELECT position, passage FROM actionsteps_passages WHERE vector @@ $1::tsquery ORDER BY ts_rank(vector, $1::tsquery) DESC, n LIMIT 500
            """,
        QueryAnd = " & ",
        QueryOr = " | ",
    };
}
