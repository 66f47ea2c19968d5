using ActionSteps.Sessions;
using ActionSteps.Tables;
using ActionSteps.Tests.Tables;

namespace ActionSteps.Storage.Tests.Tables;

/// <summary>Hostile and odd data, conditions and orders by chance: databases answer exactly as the store in memory does.</summary>
public sealed class TableAgreementTests
{
    private static readonly string[] Texts =
    [
        "", "a", "A", "b", "ab", "aB", "é", "É", "\0", "a\0b", "\u0001", "\u0001" + "0", "\ud800", "a\udc00", "\udc00\ud800", "😀", "😀a", "\ud83d", "\ud83da", "\ud83d\ue000", "\ud83d\ud83d\ude00", "\ude00😀", "\uE000", "\uFFFD",
        "\uffff", "\udbff\udfff", "\udbff\udfffD800", "'", "\"", "'; DROP TABLE actionsteps_tables; --", "$1", "?1", "%", "_", "a%", "\\", "İ", "i", "ß",
        "SS", "2020-10-06T10:00:00.000Z", "2020-10-06", "true", "1", "10", "9", "null", "\r\n", " ", "\u0301", "e\u0301", "ﬁ", "NULL",
    ];

    private static readonly double[] Numbers = [0, -0.0, 1, -1, 0.1, 1e300, -1e300, double.Epsilon, 9_007_199_254_740_993, 10, 9, 123.456];

    private static readonly TableDefinition Definition = new(
        "odd; table \" ' `",
        [
            new TableColumn("text", ColumnType.Text),
            new TableColumn("odd", ColumnType.Text),
            new TableColumn("select", ColumnType.Number),
            new TableColumn("Größe 大", ColumnType.Boolean),
            new TableColumn("from where", ColumnType.Date),
            new TableColumn("json", ColumnType.Json),
        ]);

    private static readonly Table Odd = new("bot' OR 1=1 --\0", "DRAFT", Definition);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Conditions_and_orders_by_chance_have_the_same_answers(int seed)
    {
        Random chance = new(seed);
        ITableStore store = TableBotStore.New();
        for (int i = 0; i < 250; i++)
        {
            if (i % 25 == 0)
            {
                await store.DeleteAsync(Odd, new TableFilter([Condition(chance), Condition(chance), Condition(chance)]), CancellationToken.None);
                for (int row = 0; row < 30; row++)
                {
                    await store.InsertAsync(Odd, new TableInsert(Row(chance), At(chance)), CancellationToken.None);
                }
            }

            TableQuery query = new(Filter(chance)) { Sort = Sort(chance), Limit = chance.Next(1, 70), Offset = chance.Next(0, 5) };
            await store.SelectAsync(Odd, query, CancellationToken.None);
            if (i % 5 == 0)
            {
                TableUpdate update = new(Filter(chance), Row(chance), At(chance)) { ReturnedRecords = chance.Next(0, 5) };
                await store.UpdateAsync(Odd, update, CancellationToken.None);
            }
        }

        TableQuery everything = new(TableFilter.Everything) { Limit = int.MaxValue };
        Assert.NotEmpty(await store.SelectAsync(Odd, everything, CancellationToken.None));
    }

    [Fact]
    public async Task A_column_whose_type_changes_keeps_its_values()
    {
        ITableStore store = TableBotStore.New();
        await store.InsertAsync(Odd, new TableInsert(ValueObject.Create(("text", "41"), ("select", 7)), default), CancellationToken.None);
        Table newer = Odd with
        {
            Definition = new TableDefinition(Definition.Name, [new TableColumn("text", ColumnType.Number), new TableColumn("select", ColumnType.Text)]),
        };

        await store.InsertAsync(newer, new TableInsert(ValueObject.Create(("text", 42), ("select", "x")), default), CancellationToken.None);
        IReadOnlyList<TableRecord> records = await store.SelectAsync(
            newer, new TableQuery(TableFilter.Everything) { Sort = new TableSort("text") { Direction = SortDirection.Desc } }, CancellationToken.None);
        Assert.Equal(["41", 42], records.Select(record => record.Read("text")));

        await store.UpdateAsync(newer, new TableUpdate(TableFilter.Everything, ValueObject.Create(("text", 5)), default), CancellationToken.None);
        TableFilter five = new([new TableCondition("text", TableOperator.Equals, 5)]);
        Assert.Equal(2, (await store.SelectAsync(newer, new TableQuery(five), CancellationToken.None)).Count);
        Assert.Equal(2, (await store.SelectAsync(Odd, new TableQuery(five), CancellationToken.None)).Count);
    }

    private static ValueObject Row(Random chance)
    {
        ValueObject.Builder row = new();
        foreach (TableColumn column in Definition.Columns.Where(_ => chance.Next(4) > 0))
        {
            row.Set(column.Name, ValueFor(column.Type, chance));
        }

        return row.ToObject();
    }

    private static TableFilter Filter(Random chance) => new(
        [.. Enumerable.Range(0, chance.Next(0, 3)).Select(_ => Condition(chance))], chance.Next(2) == 0 ? TableMatch.All : TableMatch.Any);

    private static TableCondition Condition(Random chance)
    {
        (string column, ColumnType type) = Pick(
            chance, [.. Definition.Columns.Select(column => (column.Name, column.Type)), ("createdAt", ColumnType.Date), ("updatedAt", ColumnType.Date)]);
        TableOperator comparison = Pick(chance, Enum.GetValues<TableOperator>());
        Value operand = comparison switch
        {
            TableOperator.In => Value.List(ValueList.Create(Enumerable.Range(0, 4).Select(_ => ValueFor(type, chance)))),
            TableOperator.Contains or TableOperator.DoesNotContain or TableOperator.StartsWith or TableOperator.EndsWith when type != ColumnType.Json =>
                Pick(chance, Texts),
            _ => ValueFor(type, chance),
        };
        return new TableCondition(column, comparison, operand);
    }

    private static TableSort? Sort(Random chance)
    {
        // A mix of booleans and lists in one JSON column has no order that could be the same everywhere.
        string[] columns = ["text", "odd", "select", "Größe 大", "from where", "createdAt", "updatedAt"];
        return chance.Next(4) == 0 ? null : new TableSort(Pick(chance, columns)) { Direction = Pick(chance, Enum.GetValues<SortDirection>()) };
    }

    private static Value ValueFor(ColumnType type, Random chance) => chance.Next(10) == 0 ? Value.Null : type switch
    {
        ColumnType.Text => Pick(chance, Texts),
        ColumnType.Number => Pick(chance, Numbers),
        ColumnType.Boolean => chance.Next(2) == 0,
        ColumnType.Date => Value.From((object)At(chance)),
        _ => chance.Next(5) switch
        {
            0 => Value.List(Pick(chance, Texts), Pick(chance, Numbers)),
            1 => Value.Object((Pick(chance, ["a", "b", "true"]), Pick(chance, Texts)), ("n", Pick(chance, Numbers))),
            2 => Pick(chance, Numbers),
            3 => chance.Next(2) == 0,
            _ => Pick(chance, Texts),
        },
    };

    private static DateTimeOffset At(Random chance) => new DateTimeOffset(2020, 10, 6, 12, 0, 0, TimeSpan.Zero).AddTicks(chance.Next(0, 50_000));

    private static T Pick<T>(Random chance, T[] items) => items[chance.Next(items.Length)];
}
