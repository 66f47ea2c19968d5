using System.Globalization;

namespace ActionSteps.Storage.Tables;

/// <summary>Where the records of a bot's table are. Immutable.</summary>
internal sealed class TableLayout
{
    private readonly ILookup<string, StoredColumn> _byName;

    public TableLayout(long number, IReadOnlyList<StoredColumn> columns)
    {
        Number = number;
        SqlName = string.Create(CultureInfo.InvariantCulture, $"actionsteps_table_{number}");
        Columns = columns;
        _byName = columns.ToLookup(column => column.Name, StringComparer.Ordinal);
        Selected = string.Concat(["n, id, created, updated, bytes", .. columns.Select(column => ", " + column.SqlName)]);
    }

    public long Number { get; }

    /// <summary>The name in the database, ours.</summary>
    public string SqlName { get; }

    /// <summary>All columns, by number.</summary>
    public IReadOnlyList<StoredColumn> Columns { get; }

    /// <summary>What <see cref="StoredRecord.Read"/> reads.</summary>
    public string Selected { get; }

    /// <summary>The columns that hold a column of the bot, none when no record has a value for it.</summary>
    public IEnumerable<StoredColumn> Of(string name) => _byName[name];
}
