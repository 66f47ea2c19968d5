using System.Globalization;
using System.Text;

namespace ActionSteps.Storage.Sql;

/// <summary>
/// A statement with its parameters, <c>$1</c>, <c>$2</c> …. Names and values of others become parameters; only our own words and numbers
/// become text. Not thread-safe.
/// </summary>
internal sealed class SqlText
{
    private readonly List<SqlValue> _parameters;
    private StringBuilder? _building;
    private string? _text;

    /// <summary>A statement that is built piece by piece.</summary>
    public SqlText()
    {
        _building = new StringBuilder(256);
        _parameters = [];
    }

    /// <summary>A constant statement with its parameters in order.</summary>
    public SqlText(string text, params ReadOnlySpan<SqlValue> parameters)
    {
        _text = text;
        _parameters = [.. parameters];
    }

    public IReadOnlyList<SqlValue> Parameters => _parameters;

    /// <summary>Whether the statement is constant, and so worth being kept prepared for good.</summary>
    public bool IsConstant => _building is null;

    /// <summary>Whether the statement has to change a row for the transaction to go on.</summary>
    public bool MustChange { get; init; }

    /// <summary>Appends words of our own.</summary>
    public SqlText Append(string words)
    {
        Building.Append(words);
        return this;
    }

    /// <summary>Appends a number of our own.</summary>
    public SqlText Append(long number)
    {
        Building.Append(number.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Appends a parameter.</summary>
    public SqlText Append(SqlValue value)
    {
        _parameters.Add(value);
        return Append("$").Append(_parameters.Count);
    }

    public override string ToString() => _text ??= Building.ToString();

    private StringBuilder Building
    {
        get
        {
            _text = null;
            return _building ??= new StringBuilder();
        }
    }
}
