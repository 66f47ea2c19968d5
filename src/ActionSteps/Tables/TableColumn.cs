using System.Text;
using ActionSteps.Sessions;

namespace ActionSteps.Tables;

/// <summary>One column of a table. Immutable.</summary>
/// <param name="Name">
/// The name, case-sensitive: 1 to 100 letters, digits, <c>_</c> and inner spaces. Not <c>id</c>, <c>createdAt</c> and <c>updatedAt</c>,
/// which every record has, nor the reserved <c>__proto__</c>, <c>constructor</c> and <c>prototype</c>.
/// </param>
/// <param name="Type">What the column holds.</param>
/// <exception cref="ArgumentException">The name is none of those.</exception>
public sealed record TableColumn(string Name, ColumnType Type)
{
    /// <summary>The longest name: 100 UTF-16 units.</summary>
    public const int MaxNameLength = 100;

    /// <inheritdoc cref="TableColumn(string, ColumnType)" path="/param[@name='Name']"/>
    public string Name { get; } = Checked(Name);

    /// <summary>Whether a record needs a value for the column: neither <c>null</c> nor empty text. Default <c>false</c>.</summary>
    public bool Required { get; init; }

    /// <summary>
    /// What a new record holds when the step names no value for the column; it is converted like every other value and braces have no
    /// meaning in it. <see cref="Value.Undefined"/>, the default, for none.
    /// </summary>
    public Value DefaultValue { get; init; }

    private static string Checked(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > MaxNameLength || name[0] == ' ' || name[^1] == ' '
            || !name.EnumerateRunes().All(rune => Rune.IsLetterOrDigit(rune) || rune.Value is '_' or ' '))
        {
            throw new ArgumentException(
                $"\"{Cut(name)}\" is not a column name. Use 1 to {MaxNameLength} letters, digits, \"_\" and inner spaces.", nameof(name));
        }

        return name is TableRecord.IdField or TableRecord.CreatedAtField or TableRecord.UpdatedAtField
            or "__proto__" or "constructor" or "prototype"
            ? throw new ArgumentException($"A column cannot be called \"{name}\": the name is reserved. Choose another one.", nameof(name))
            : name;
    }

    private static string Cut(string name) => name.Length <= MaxNameLength ? name : name[..MaxNameLength] + "…";
}
