using ActionSteps.Tables;

namespace ActionSteps.Tests.Tables;

public sealed class TableDefinitionTests
{
    [Theory]
    [InlineData("email")]
    [InlineData("first name")]
    [InlineData("_1")]
    [InlineData("prénom")]
    [InlineData("名前")]
    [InlineData("ID")]
    public void Takes_letters_digits_underscores_and_inner_spaces_as_column_names(string name) =>
        Assert.Equal(name, new TableColumn(name, ColumnType.Text).Name);

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a.b")]
    [InlineData("a-b")]
    [InlineData("a\tb")]
    [InlineData("a\"b")]
    [InlineData("\ud800")]
    [InlineData("id")]
    [InlineData("createdAt")]
    [InlineData("updatedAt")]
    [InlineData("__proto__")]
    [InlineData("constructor")]
    [InlineData("prototype")]
    public void Refuses_other_and_reserved_column_names(string name) =>
        Assert.Throws<ArgumentException>(() => new TableColumn(name, ColumnType.Text));

    [Fact]
    public void Refuses_long_names_without_repeating_them()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new TableColumn(new string('a', 100_000), ColumnType.Text));

        Assert.InRange(error.Message.Length, 1, 500);
        Assert.Throws<ArgumentException>(() => new TableDefinition(new string('a', 201), []));
        Assert.Throws<ArgumentException>(() => new TableDefinition(" ", []));
    }

    [Fact]
    public void Refuses_two_columns_of_one_name_and_too_many_columns()
    {
        Assert.Throws<ArgumentException>(() => new TableDefinition("t", [new TableColumn("a", ColumnType.Text), new TableColumn("a", ColumnType.Json)]));
        Assert.Throws<ArgumentException>(() => new TableDefinition(
            "t", [.. Enumerable.Range(0, 201).Select(i => new TableColumn(FormattableString.Invariant($"c{i}"), ColumnType.Text))]));
        Assert.Equal(2, new TableDefinition("t", [new TableColumn("a", ColumnType.Text), new TableColumn("A", ColumnType.Text)]).Columns.Count);
    }

    [Fact]
    public void Refuses_a_default_that_does_not_fit_its_column()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new TableDefinition("t", [new TableColumn("age", ColumnType.Number) { DefaultValue = "young" }]));

        Assert.Contains("\"age\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_a_table_by_name_before_id()
    {
        TableDefinition first = new("a", []) { Id = "b" };
        TableDefinition second = new("c", []) { Id = "d" };
        TableSettings settings = new([first, second]);

        Assert.Same(first, settings.Find("a"));
        Assert.Same(first, settings.Find("b"));
        Assert.Same(second, settings.Find("d"));
        Assert.Null(settings.Find("A"));
    }

    [Fact]
    public void Refuses_two_tables_of_one_name_or_id()
    {
        Assert.Throws<ArgumentException>(() => new TableSettings([new TableDefinition("a", []), new TableDefinition("a", [])]));
        Assert.Throws<ArgumentException>(() => new TableSettings([new TableDefinition("a", []), new TableDefinition("b", []) { Id = "a" }]));
    }

    [Fact]
    public void Definitions_are_equal_by_what_they_say()
    {
        TableDefinition Define(ColumnType type) => new("t", [new TableColumn("a", type)]) { Id = "x" };

        Assert.Equal(Define(ColumnType.Text), Define(ColumnType.Text));
        Assert.Equal(Define(ColumnType.Text).GetHashCode(), Define(ColumnType.Text).GetHashCode());
        Assert.NotEqual(Define(ColumnType.Text), Define(ColumnType.Json));
    }
}
