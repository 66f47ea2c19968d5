using System.Globalization;

namespace ActionSteps.Storage.Sql;

/// <summary>
/// The tables of the package, by version. A version that has been published never changes; what comes later is a version of its own that
/// only adds, so that processes of the version before may go on meanwhile.
/// </summary>
internal static class Schema
{
    /// <summary>The version that this package makes and understands.</summary>
    public const int Newest = 2;

    /// <summary>Checks the version that a database says it has.</summary>
    /// <param name="version">The version; <c>null</c> when it says none.</param>
    /// <param name="database">The file, or host and name.</param>
    /// <returns>The version: 1 to <see cref="Newest"/>.</returns>
    /// <exception cref="StorageException">The version is newer, or none at all.</exception>
    public static int Check(long? version, string database) => version switch
    {
        >= 1 and <= Newest => (int)version.Value,
        > Newest => throw new StorageException(
            StorageFailure.NewerSchema,
            database,
            string.Create(
                CultureInfo.InvariantCulture,
                $"It has version {version} of the tables, this package knows {Newest}. Use the newer package, or another database.")),
        _ => throw new StorageException(
            StorageFailure.Corrupt,
            database,
            "Its table \"actionsteps_meta\" does not say which version the tables have. Restore a backup, or use another database."),
    };

    /// <summary>The statements that lead from a version, 0 for an empty database, to the newest one.</summary>
    public static IEnumerable<string> From(int version, SqlDialect dialect)
    {
        if (version < 1)
        {
            foreach (string statement in TableSchema.Create(dialect).Concat(ConversationSchema.Create(dialect)).Concat(KnowledgeSchema.Create(dialect)))
            {
                yield return statement;
            }

            yield return $"CREATE TABLE actionsteps_meta (name {dialect.TextType} PRIMARY KEY, value {dialect.IntegerType} NOT NULL)";
            yield return "INSERT INTO actionsteps_meta (name, value) VALUES ('schema', 1)";
        }

        if (version < 2)
        {
            yield return $"ALTER TABLE actionsteps_history ADD COLUMN recording {dialect.JsonType}";
            yield return "UPDATE actionsteps_meta SET value = 2 WHERE name = 'schema'";
        }
    }
}
