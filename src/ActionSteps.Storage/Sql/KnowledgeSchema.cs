namespace ActionSteps.Storage.Sql;

/// <summary>
/// Content that questions are answered from: collections of passages, with the number of passages that have each word. The index sees
/// tokens of our own making, letters and digits only, never the text of anybody.
/// </summary>
internal static class KnowledgeSchema
{
    public static IEnumerable<string> Create(SqlDialect dialect)
    {
        (string text, string integer, string json) = (dialect.TextType, dialect.IntegerType, dialect.JsonType);
        yield return $"""
            CREATE TABLE actionsteps_collections (
                number {dialect.CountingKey}, name {text} NOT NULL UNIQUE, passages {integer} NOT NULL, length {integer} NOT NULL, used_day {integer} NOT NULL)
            """;
        yield return "CREATE INDEX actionsteps_collections_used ON actionsteps_collections (used_day)";
        yield return $"""
            CREATE TABLE actionsteps_passages (
                n {dialect.CountingKey}, collection {integer} NOT NULL, position {integer} NOT NULL, passage {json} NOT NULL, tokens {text} NOT NULL)
            """;
        yield return "CREATE INDEX actionsteps_passages_collection ON actionsteps_passages (collection, position)";
        yield return $"""
            CREATE TABLE actionsteps_words (
                collection {integer} NOT NULL, word {text} NOT NULL, passages {integer} NOT NULL, PRIMARY KEY (collection, word)){dialect.Clustered}
            """;
        foreach (string statement in dialect.KnowledgeIndex)
        {
            yield return statement;
        }
    }
}
