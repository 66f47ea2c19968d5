namespace ActionSteps.Tables;

/// <summary>A table as a bot or a host defines it. Immutable; equal by name, id and columns.</summary>
public sealed record TableDefinition
{
    /// <summary>The most columns of a table: 200.</summary>
    public const int MaxColumns = 200;

    /// <summary>The longest name or id: 200 UTF-16 units.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Defines a table.</summary>
    /// <param name="name">The name, unique in a version of a bot, case-sensitive; not blank.</param>
    /// <param name="columns">The columns with distinct names, at most <see cref="MaxColumns"/>.</param>
    /// <exception cref="ArgumentException">
    /// The name is blank or too long, two columns have the same name, there are too many, or a default does not fit its column.
    /// </exception>
    public TableDefinition(string name, IReadOnlyList<TableColumn> columns)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(columns);
        if (name.Length > MaxNameLength || columns.Count > MaxColumns)
        {
            throw new ArgumentException(
                $"A table has a name of at most {MaxNameLength} UTF-16 units and at most {MaxColumns} columns.", nameof(name));
        }

        Name = name;
        Columns = [.. columns];
        CheckColumns();
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>A second name by which steps may find the table, such as a key of the platform; <c>null</c> for none.</summary>
    public string? Id { get; init; }

    /// <summary>The columns in the order of the bot.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>What a column, or a field that every record has, holds; <c>null</c> when the table has none of that name.</summary>
    public ColumnType? TypeOf(string field) => field switch
    {
        TableRecord.IdField => ColumnType.Text,
        TableRecord.CreatedAtField or TableRecord.UpdatedAtField => ColumnType.Date,
        _ => FindColumn(field)?.Type,
    };

    /// <summary>Equal by name, id and columns.</summary>
    public bool Equals(TableDefinition? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Name == other.Name && Id == other.Id && Columns.SequenceEqual(other.Columns));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Id, Columns.Count);

    internal TableColumn? FindColumn(string name)
    {
        foreach (TableColumn column in Columns)
        {
            if (column.Name == name)
            {
                return column;
            }
        }

        return null;
    }

    private void CheckColumns()
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (TableColumn column in Columns)
        {
            if (!names.Add(column.Name))
            {
                throw new ArgumentException($"The table \"{Name}\" has two columns \"{column.Name}\"; names are unique in a table.");
            }

            if (!ColumnConversion.TryConvert(column.Type, column.DefaultValue, out _))
            {
                throw new ArgumentException(
                    $"The default of column \"{column.Name}\" of table \"{Name}\" does not fit: {ColumnConversion.Expected(column.Type)} is needed.");
            }
        }
    }
}
