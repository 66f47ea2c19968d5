using System.Security.Cryptography;
using System.Text;
using ActionSteps.Knowledge;
using ActionSteps.Storage.Sql;

namespace ActionSteps.Storage.Knowledge;

/// <summary>Puts passages into a database and takes them out again, collection by collection. Thread-safe.</summary>
internal sealed class KnowledgeIndex(ISqlDatabase database)
{
    private const int WordsTogether = 64;
    private const string Find = "SELECT number, passages, length FROM actionsteps_collections WHERE name = $1";

    private const string AddCollection = """
        INSERT INTO actionsteps_collections (name, passages, length, used_day) VALUES ($1, $2, $3, $4) ON CONFLICT (name) DO NOTHING
        """;

    private const string AddPassage = "INSERT INTO actionsteps_passages (collection, position, passage, tokens) VALUES ($1, $2, $3, $4)";
    private const string AddWord = "INSERT INTO actionsteps_words (collection, word, passages) VALUES ($1, $2, $3)";
    private const string Use = "UPDATE actionsteps_collections SET used_day = $2 WHERE number = $1";
    private const string ListUnused = "SELECT number FROM actionsteps_collections WHERE used_day < $1";

    private static readonly string[] Remove =
    [
        "DELETE FROM actionsteps_passages WHERE collection = $1",
        "DELETE FROM actionsteps_words WHERE collection = $1",
        "DELETE FROM actionsteps_collections WHERE number = $1",
    ];

    /// <summary>The name of a collection that says what is in it.</summary>
    public static string NameOf(IEnumerable<KnowledgeDocument> documents, int maxPassageLength)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string? text)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text ?? "\0");
            hash.AppendData(BitConverter.GetBytes(utf8.Length));
            hash.AppendData(utf8);
        }

        hash.AppendData(BitConverter.GetBytes(maxPassageLength));
        foreach (KnowledgeDocument document in documents)
        {
            foreach (string? text in (string?[])[document.Content, document.Format.ToString(), document.Source, document.Title, document.Language])
            {
                Add(text);
            }

            hash.AppendData(BitConverter.GetBytes(document.Tags.Count));
            foreach (string tag in document.Tags)
            {
                Add(tag);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public async ValueTask<KnowledgeCollection?> FindAsync(string name, CancellationToken cancellationToken)
    {
        List<KnowledgeCollection> found = await database.ListAsync(new SqlText(Find, SqlValue.Text(name)), Read, cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>Adds a collection unless there is one of the name, or in its place.</summary>
    public ValueTask<KnowledgeCollection> AddAsync(
        string name, IReadOnlyList<Passage> passages, long day, bool replace, CancellationToken cancellationToken)
    {
        List<Dictionary<string, int>> counts = [];
        long length = 0;
        foreach (Passage passage in passages)
        {
            Dictionary<string, int> words = new(StringComparer.Ordinal);
            length += PassageScore.Count(passage, words);
            counts.Add(words);
        }

        return database.WriteAsync(
            async session =>
            {
                if (replace)
                {
                    foreach (KnowledgeCollection old in await session.ListAsync(new SqlText(Find, SqlValue.Text(name)), Read, cancellationToken).ConfigureAwait(false))
                    {
                        await RemoveAsync(session, old.Number, cancellationToken).ConfigureAwait(false);
                    }
                }

                SqlText add = new(AddCollection, SqlValue.Text(name), SqlValue.Integer(passages.Count), SqlValue.Integer(length), SqlValue.Integer(day));
                bool isNew = await session.ExecuteAsync(add, cancellationToken).ConfigureAwait(false) > 0;
                KnowledgeCollection collection =
                    (await session.ListAsync(new SqlText(Find, SqlValue.Text(name)), Read, cancellationToken).ConfigureAwait(false))[0];
                if (isNew)
                {
                    await session.ExecuteAllAsync(Statements(collection.Number, passages, counts), cancellationToken).ConfigureAwait(false);
                }

                return collection;
            },
            cancellationToken);
    }

    /// <summary>Notes that a collection is needed, and removes those that nobody has needed since a day.</summary>
    public ValueTask<bool> UseAsync(KnowledgeCollection collection, long day, long unusedSince, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(new SqlText(Use, SqlValue.Integer(collection.Number), SqlValue.Integer(day)), cancellationToken).ConfigureAwait(false);
                SqlText unused = new(ListUnused, SqlValue.Integer(unusedSince));
                foreach (long number in await session.ListAsync(unused, static row => row.Integer(0), cancellationToken).ConfigureAwait(false))
                {
                    await RemoveAsync(session, number, cancellationToken).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken);

    /// <summary>How many passages have each of the words.</summary>
    public async ValueTask<Dictionary<string, long>> CountAsync(long collection, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach (string[] together in words.Chunk(WordsTogether))
        {
            SqlText statement = new SqlText().Append("SELECT word, passages FROM actionsteps_words WHERE collection = ").Append(SqlValue.Integer(collection))
                .Append(" AND word IN (");
            for (int i = 0; i < together.Length; i++)
            {
                statement.Append(i == 0 ? "" : ", ").Append(SqlValue.Text(together[i]));
            }

            foreach ((string word, long count) in await database.ListAsync(
                statement.Append(")"), static row => (row.Text(0), row.Integer(1)), cancellationToken).ConfigureAwait(false))
            {
                counts[word] = count;
            }
        }

        return counts;
    }

    private static KnowledgeCollection Read(ISqlRows row) => new(row.Integer(0), row.Integer(1), row.Integer(2));

    private static ValueTask RemoveAsync(ISqlSession session, long number, CancellationToken cancellationToken) =>
        session.ExecuteAllAsync(Remove.Select(statement => new SqlText(statement, SqlValue.Integer(number))), cancellationToken);

    private static IEnumerable<SqlText> Statements(long collection, IReadOnlyList<Passage> passages, List<Dictionary<string, int>> counts)
    {
        SqlValue number = SqlValue.Integer(collection);
        for (int i = 0; i < passages.Count; i++)
        {
            yield return new SqlText(
                AddPassage,
                number,
                SqlValue.Integer(i),
                SqlValue.Json(PassageJson.Write(passages[i])),
                SqlValue.Text(PassageTokens.Of(collection, passages[i])));
        }

        foreach (IGrouping<string, string> word in counts.SelectMany(words => words.Keys).GroupBy(word => word, StringComparer.Ordinal))
        {
            yield return new SqlText(AddWord, number, SqlValue.Text(word.Key), SqlValue.Integer(word.Count()));
        }
    }
}
