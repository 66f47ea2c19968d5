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
        Ordinal = Ordinal,
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

    // The server orders texts by code points. Those with anything from U+E000 on are ordered by a text with a character for each unit of
    // UTF-16: surrogates, be they of a pair or escaped alone (EncodedText), become U+F0000 to U+F07FF, and U+E000 to U+FFFF stand behind U+10FFFF.
    private static string Ordinal(string column) => $$"""
        (CASE WHEN {{column}} ~ '[\uE000-\U0010FFFF]' THEN (
            SELECT string_agg(CASE
                WHEN length(unit[1]) = 5 AND unit[1] LIKE '%FFFF' THEN chr(984063) || chr(985087)
                WHEN length(unit[1]) = 5 THEN chr(983040 - 55296 + ('x' || lpad(substr(unit[1], 2), 8, '0'))::bit(32)::integer)
                WHEN ascii(unit[1]) >= 65536 THEN chr(983040 + ((ascii(unit[1]) - 65536) >> 10)) || chr(984064 + ((ascii(unit[1]) - 65536) & 1023))
                WHEN ascii(unit[1]) >= 57344 THEN chr(1114111) || unit[1]
                ELSE unit[1] END, '' ORDER BY place)
            FROM regexp_matches({{column}}, '\U0010FFFF[0-9A-F]{4}|.', 'g') WITH ORDINALITY AS units (unit, place))
        ELSE {{column}} END) COLLATE "C"
        """;
}
