using ActionSteps.Sessions;
using ActionSteps.Tables;

namespace ActionSteps.Testing.Contracts;

/// <summary>The rules of <see cref="ITableStore"/>.</summary>
public abstract class TableStoreContract : PortContract
{
    private static readonly DateTimeOffset Noon = new(2020, 10, 6, 12, 0, 0, TimeSpan.Zero);

    private static readonly TableDefinition Definition = new(
        "contract",
        [
            new TableColumn("name", ColumnType.Text),
            new TableColumn("n", ColumnType.Number),
            new TableColumn("on", ColumnType.Boolean),
            new TableColumn("at", ColumnType.Date),
            new TableColumn("data", ColumnType.Json),
        ]);

    private static readonly Table Draft = new("bot", "DRAFT", Definition);

    /// <summary>Opens the store under test, without records of bots <c>bot</c> and <c>other</c>.</summary>
    protected abstract ValueTask<ITableStore> OpenAsync();

    /// <inheritdoc/>
    protected override IReadOnlyList<ContractCheck> Checks =>
    [
        Check("An inserted record comes back with all values, an id of its own and its times", InsertsAsync),
        Check("A repeated insert with the same key gives the same record and adds none", RepeatsAsync),
        Check("Bots and versions do not see each other's records", SeparatesAsync),
        Check("Records come in order of insertion, by pages", PagesAsync),
        Check("Sorting is by type, without a value last, and stable", SortsAsync),
        Check("Every operator compares by the type of its column", ComparesAsync),
        Check("Conditions on nothing hold only for does not equal and does not exist", ComparesNothingAsync),
        Check("Conditions are joined by all or by any", JoinsAsync),
        Check("An update changes the named columns of all that are found, and their time", UpdatesAsync),
        Check("A delete removes all that are found and tells how many", DeletesAsync),
        Check("Parallel changes are all done, each completely", ChangesInParallelAsync),
        Check("A cancelled call raises and changes nothing", CancelsAsync),
        Check("A table that the store does not know is null", FindsNothingAsync),
    ];

    private ContractCheck Check(string rule, Func<ITableStore, Task> test) =>
        new(rule, async () => await test(await OpenAsync().ConfigureAwait(false)).ConfigureAwait(false));

    private static async Task InsertsAsync(ITableStore store)
    {
        ValueObject values = ValueObject.Create(
            ("name", "Ann"), ("n", 1.5), ("on", true), ("at", "2020-10-06T10:00:00.000Z"), ("data", Value.ParseJson("""{"a":[1,null,"x"]}""")));

        TableRecord inserted = await InsertAsync(store, values).ConfigureAwait(false);
        TableRecord other = await InsertAsync(store, ValueObject.Create(("name", "Bo"))).ConfigureAwait(false);
        IReadOnlyList<TableRecord> records = await SelectAsync(store).ConfigureAwait(false);

        Require(records.Count == 2);
        Require(records[0].Id == inserted.Id && inserted.Id.Length > 0 && inserted.Id != other.Id);
        Require(records[0].ToValue(Definition) == inserted.ToValue(Definition));
        Require(values.All(value => records[0].Read(value.Key) == value.Value));
        Require(records[0].CreatedAt == Noon && records[0].UpdatedAt == Noon);
        Require(records[1].Read("n") == Value.Null);
    }

    private static async Task RepeatsAsync(ITableStore store)
    {
        TableInsert insert = new(ValueObject.Create(("name", "Ann")), Noon) { IdempotencyKey = "run-1" };
        TableRecord first = await store.InsertAsync(Draft, insert, CancellationToken.None).ConfigureAwait(false);
        TableRecord again = await store.InsertAsync(Draft, insert, CancellationToken.None).ConfigureAwait(false);
        await store.InsertAsync(Draft, insert with { IdempotencyKey = "run-2" }, CancellationToken.None).ConfigureAwait(false);

        Require(first.Id == again.Id);
        Require(await CountAsync(store).ConfigureAwait(false) == 2);
    }

    private static async Task SeparatesAsync(ITableStore store)
    {
        Table live = Draft with { BotVersion = "LIVE" };
        Table other = Draft with { BotId = "other" };
        await InsertNamesAsync(store, "a").ConfigureAwait(false);

        foreach (Table table in (Table[])[live, other])
        {
            TableQuery everything = new(TableFilter.Everything);
            IReadOnlyList<TableRecord> records = await store.SelectAsync(table, everything, CancellationToken.None).ConfigureAwait(false);
            Require(records.Count == 0);
            Require(await store.DeleteAsync(table, TableFilter.Everything, CancellationToken.None).ConfigureAwait(false) == 0);
        }

        Require(await CountAsync(store).ConfigureAwait(false) == 1);
    }

    private static async Task PagesAsync(ITableStore store)
    {
        await InsertNamesAsync(store, "c", "a", "b").ConfigureAwait(false);

        Require(await NamesAsync(store, new TableQuery(TableFilter.Everything)).ConfigureAwait(false) == "c,a,b");
        Require(await NamesAsync(store, new TableQuery(TableFilter.Everything) { Limit = 1, Offset = 1 }).ConfigureAwait(false) == "a");
        Require(await NamesAsync(store, new TableQuery(TableFilter.Everything) { Offset = 3 }).ConfigureAwait(false) == "");
    }

    private static async Task SortsAsync(ITableStore store)
    {
        (string Name, Value Number)[] rows = [("none", Value.Null), ("nine", 9), ("ten", 10), ("nine too", 9), ("less", -1)];
        foreach ((string name, Value number) in rows)
        {
            await InsertAsync(store, ValueObject.Create(("name", name), ("n", number))).ConfigureAwait(false);
        }

        TableQuery query = new(TableFilter.Everything) { Sort = new TableSort("n") };
        Require(await NamesAsync(store, query).ConfigureAwait(false) == "less,nine,nine too,ten,none");
        query = query with { Sort = new TableSort("n") { Direction = SortDirection.Desc } };
        Require(await NamesAsync(store, query).ConfigureAwait(false) == "ten,nine,nine too,less,none");
        query = query with { Sort = new TableSort("name") };
        Require(await NamesAsync(store, query).ConfigureAwait(false) == "less,nine,nine too,none,ten");
    }

    private static async Task ComparesAsync(ITableStore store)
    {
        await InsertAsync(store, ValueObject.Create(
            ("name", "Ann"), ("n", 10), ("on", true), ("at", "2020-10-06T10:00:00.000Z"), ("data", Value.List(1, "x")))).ConfigureAwait(false);
        (string Column, TableOperator Operator, Value Value, bool Holds)[] rows =
        [
            ("name", TableOperator.Equals, "ann", false),
            ("name", TableOperator.DoesNotEqual, "ann", true),
            ("name", TableOperator.LowerThan, "B", true),
            ("name", TableOperator.LowerThanOrEquals, "Ann", true),
            ("name", TableOperator.Contains, "NN", true),
            ("name", TableOperator.DoesNotContain, "NN", false),
            ("name", TableOperator.StartsWith, "a", false),
            ("name", TableOperator.EndsWith, "nn", true),
            ("name", TableOperator.In, Value.List("Bo", "Ann"), true),
            ("n", TableOperator.GreaterThan, 9, true),
            ("n", TableOperator.GreaterThanOrEquals, 10, true),
            ("n", TableOperator.LowerThan, 9, false),
            ("n", TableOperator.In, Value.List(1, 100), false),
            ("on", TableOperator.Equals, true, true),
            ("at", TableOperator.LowerThan, "2020-10-06T10:00:00.001Z", true),
            ("data", TableOperator.Equals, Value.List(1, "x"), true),
            ("data", TableOperator.Contains, "x", true),
            ("data", TableOperator.Contains, "y", false),
            ("createdAt", TableOperator.Equals, "2020-10-06T12:00:00.000Z", true),
            ("name", TableOperator.Exists, Value.Null, true),
            ("name", TableOperator.DoesNotExist, Value.Null, false),
        ];
        foreach ((string column, TableOperator comparison, Value value, bool holds) in rows)
        {
            int count = await CountAsync(store, new TableCondition(column, comparison, value)).ConfigureAwait(false);
            Require(count == (holds ? 1 : 0), $"\"{column}\" {comparison} {value.ToJson()} is {holds}");
        }
    }

    private static async Task ComparesNothingAsync(ITableStore store)
    {
        await InsertNamesAsync(store, "a").ConfigureAwait(false);
        foreach (TableOperator comparison in Enum.GetValues<TableOperator>())
        {
            Value operand = comparison == TableOperator.In ? Value.List(1) : 1;
            bool holds = comparison is TableOperator.DoesNotEqual or TableOperator.DoesNotExist;
            int count = await CountAsync(store, new TableCondition("n", comparison, operand)).ConfigureAwait(false);
            Require(count == (holds ? 1 : 0), $"a column without a value {comparison} is {holds}");

            holds = comparison is TableOperator.DoesNotEqual or TableOperator.Exists;
            count = await CountAsync(store, new TableCondition("name", comparison, Value.Null)).ConfigureAwait(false);
            Require(count == (holds ? 1 : 0), $"{comparison} without a value is {holds}");
        }
    }

    private static async Task JoinsAsync(ITableStore store)
    {
        await InsertNamesAsync(store, "ab", "ac", "bc").ConfigureAwait(false);
        TableCondition[] conditions = [new("name", TableOperator.StartsWith, "a"), new("name", TableOperator.EndsWith, "c")];

        Require(await NamesAsync(store, new TableQuery(new TableFilter(conditions))).ConfigureAwait(false) == "ac");
        Require(await NamesAsync(store, new TableQuery(new TableFilter(conditions, TableMatch.Any))).ConfigureAwait(false) == "ab,ac,bc");
        Require(await NamesAsync(store, new TableQuery(new TableFilter([], TableMatch.Any))).ConfigureAwait(false) == "ab,ac,bc");
    }

    private static async Task UpdatesAsync(ITableStore store)
    {
        await InsertNamesAsync(store, "a", "b", "a").ConfigureAwait(false);
        TableUpdate update = new(Named("a"), ValueObject.Create(("n", 5), ("on", Value.Null)), Noon.AddMinutes(1)) { ReturnedRecords = 1 };

        TableUpdateResult result = await store.UpdateAsync(Draft, update, CancellationToken.None).ConfigureAwait(false);
        IReadOnlyList<TableRecord> records = await SelectAsync(store).ConfigureAwait(false);

        Require(result.Count == 2 && result.Records.Count == 1);
        Require(result.Records[0].Read("n") == 5 && result.Records[0].Id == records[0].Id);
        Require(records.Select(record => record.Read("n")).SequenceEqual([5, Value.Null, 5]));
        Require(records.All(record => record.Read("name").IsText && record.CreatedAt == Noon));
        Require(records[0].UpdatedAt == Noon.AddMinutes(1) && records[1].UpdatedAt == Noon);
    }

    private static async Task DeletesAsync(ITableStore store)
    {
        await InsertNamesAsync(store, "a", "b", "a").ConfigureAwait(false);

        Require(await store.DeleteAsync(Draft, Named("a"), CancellationToken.None).ConfigureAwait(false) == 2);
        Require(await store.DeleteAsync(Draft, Named("a"), CancellationToken.None).ConfigureAwait(false) == 0);
        Require(await NamesAsync(store, new TableQuery(TableFilter.Everything)).ConfigureAwait(false) == "b");
    }

    private static async Task ChangesInParallelAsync(ITableStore store)
    {
        await Parallel.ForAsync(0, 100, async (i, _) =>
            await InsertAsync(store, ValueObject.Create(("name", "a"), ("n", i))).ConfigureAwait(false)).ConfigureAwait(false);
        await Parallel.ForAsync(0, 20, async (i, _) =>
        {
            TableUpdate update = new(TableFilter.Everything, ValueObject.Create(("n", i), ("data", i)), Noon);
            await store.UpdateAsync(Draft, update, CancellationToken.None).ConfigureAwait(false);
        }).ConfigureAwait(false);

        IReadOnlyList<TableRecord> records = await SelectAsync(store).ConfigureAwait(false);
        Require(records.Count == 100);
        Require(records.Select(record => record.Id).Distinct().Count() == 100);
        Require(records.All(record => record.Read("n") == records[0].Read("n") && record.Read("n") == record.Read("data")));
    }

    private static async Task CancelsAsync(ITableStore store)
    {
        await InsertNamesAsync(store, "a").ConfigureAwait(false);
        CancellationToken cancelled = new(canceled: true);
        Func<Task>[] calls =
        [
            async () => await store.InsertAsync(Draft, new TableInsert(ValueObject.Empty, Noon), cancelled).ConfigureAwait(false),
            async () => await store.UpdateAsync(
                Draft, new TableUpdate(TableFilter.Everything, ValueObject.Create(("n", 1)), Noon), cancelled).ConfigureAwait(false),
            async () => await store.DeleteAsync(Draft, TableFilter.Everything, cancelled).ConfigureAwait(false),
            async () => await store.SelectAsync(Draft, new TableQuery(TableFilter.Everything), cancelled).ConfigureAwait(false),
        ];
        foreach (Func<Task> call in calls)
        {
            Require(await RaisesCancellationAsync(call).ConfigureAwait(false), "a cancelled call raises OperationCanceledException");
        }

        Require((await SelectAsync(store).ConfigureAwait(false)).Single().Read("n") == Value.Null);
    }

    private static async Task FindsNothingAsync(ITableStore store) =>
        Require(await store.FindAsync("bot", "DRAFT", "no such table", CancellationToken.None).ConfigureAwait(false) is null);

    private static async Task<TableRecord> InsertAsync(ITableStore store, ValueObject values) =>
        await store.InsertAsync(Draft, new TableInsert(values, Noon), CancellationToken.None).ConfigureAwait(false);

    private static async Task InsertNamesAsync(ITableStore store, params string[] names)
    {
        foreach (string name in names)
        {
            await InsertAsync(store, ValueObject.Create(("name", name))).ConfigureAwait(false);
        }
    }

    private static TableFilter Named(string name) => new([new TableCondition("name", TableOperator.Equals, name)]);

    private static async Task<IReadOnlyList<TableRecord>> SelectAsync(ITableStore store, params TableCondition[] conditions) =>
        await store.SelectAsync(Draft, new TableQuery(new TableFilter(conditions)) { Limit = 1_000 }, CancellationToken.None).ConfigureAwait(false);

    private static async Task<int> CountAsync(ITableStore store, params TableCondition[] conditions) =>
        (await SelectAsync(store, conditions).ConfigureAwait(false)).Count;

    private static async Task<string> NamesAsync(ITableStore store, TableQuery query) => string.Join(
        ',', (await store.SelectAsync(Draft, query, CancellationToken.None).ConfigureAwait(false)).Select(record => record.Read("name")));
}
