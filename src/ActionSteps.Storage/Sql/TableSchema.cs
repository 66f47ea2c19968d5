namespace ActionSteps.Storage.Sql;

/// <summary>
/// What is kept about the tables of bots. Their records are in tables of their own, <c>actionsteps_table_1</c> …, with columns <c>c1</c> …,
/// so that no name of a bot is ever part of a statement.
/// </summary>
internal static class TableSchema
{
    public static IEnumerable<string> Create(SqlDialect dialect)
    {
        (string text, string integer, string json) = (dialect.TextType, dialect.IntegerType, dialect.JsonType);
        yield return $"""
            CREATE TABLE actionsteps_tables (
                number {dialect.CountingKey}, bot_id {text} NOT NULL, bot_version {text} NOT NULL, name {text} NOT NULL,
                columns {integer} NOT NULL, records {integer} NOT NULL, bytes {integer} NOT NULL, UNIQUE (bot_id, bot_version, name))
            """;
        yield return $"""
            CREATE TABLE actionsteps_columns (
                table_number {integer} NOT NULL, number {integer} NOT NULL, name {text} NOT NULL, type {integer} NOT NULL,
                PRIMARY KEY (table_number, number), UNIQUE (table_number, name, type))
            """;
        yield return $"""
            CREATE TABLE actionsteps_definitions (
                bot_id {text} NOT NULL, bot_version {text} NOT NULL, name_or_id {text} NOT NULL, definition {json} NOT NULL,
                PRIMARY KEY (bot_id, bot_version, name_or_id))
            """;
    }
}
