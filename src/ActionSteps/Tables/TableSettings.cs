namespace ActionSteps.Tables;

/// <summary>The tables that a bot defines. Immutable; steps find it by <see cref="StepContext.FindSetting{TSetting}"/>.</summary>
public sealed class TableSettings
{
    /// <summary>The most tables of a bot: 200.</summary>
    public const int MaxTables = 200;

    private readonly Dictionary<string, TableDefinition> _byName = new(StringComparer.Ordinal);

    /// <summary>Takes the tables of a bot.</summary>
    /// <param name="tables">The tables with distinct names, at most <see cref="MaxTables"/>.</param>
    /// <exception cref="ArgumentException">Two tables have the same name or id, or there are too many.</exception>
    public TableSettings(IReadOnlyList<TableDefinition> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        if (tables.Count > MaxTables)
        {
            throw new ArgumentException($"A bot has at most {MaxTables} tables, not {tables.Count}.", nameof(tables));
        }

        Tables = [.. tables];
        AddAll(Tables.Select(table => (table.Name, table)));

        // Added last, so that an id never hides a name.
        AddAll(Tables.Where(table => table.Id is { } id && id != table.Name).Select(table => (table.Id ?? table.Name, table)));
    }

    /// <summary>The tables in the order of the bot.</summary>
    public IReadOnlyList<TableDefinition> Tables { get; }

    /// <summary>The table of that name, else of that id, both case-sensitive; <c>null</c> when the bot has none.</summary>
    public TableDefinition? Find(string nameOrId) => _byName.GetValueOrDefault(nameOrId);

    private void AddAll(IEnumerable<(string Key, TableDefinition Table)> tables)
    {
        foreach ((string key, TableDefinition table) in tables)
        {
            if (!_byName.TryAdd(key, table))
            {
                throw new ArgumentException($"Two tables are called \"{key}\"; names and ids of tables are unique in a bot.", nameof(tables));
            }
        }
    }
}
