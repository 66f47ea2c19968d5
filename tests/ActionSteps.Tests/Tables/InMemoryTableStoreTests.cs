using ActionSteps.Sessions;
using ActionSteps.Tables;

namespace ActionSteps.Tests.Tables;

public sealed class InMemoryTableStoreTests
{
    private static readonly Table Counters = new(
        "bot", "DRAFT", new TableDefinition("counters", [new TableColumn("name", ColumnType.Text), new TableColumn("n", ColumnType.Number)]));

    [Fact]
    public async Task Parallel_inserts_are_all_there_with_ids_of_their_own()
    {
        InMemoryTableStore store = new();

        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), async (i, stop) => await InsertAsync(store, "a", i));

        IReadOnlyList<TableRecord> all = await AllAsync(store);
        Assert.Equal(2_000, all.Count);
        Assert.Equal(2_000, all.Select(record => record.Id).Distinct().Count());
    }

    [Fact]
    public async Task Readers_never_see_half_an_update()
    {
        InMemoryTableStore store = new();
        for (int i = 0; i < 50; i++)
        {
            await InsertAsync(store, "a", 0);
        }

        Task writer = Task.Run(async () =>
        {
            for (int n = 1; n <= 200; n++)
            {
                await store.UpdateAsync(
                    Counters, new TableUpdate(TableFilter.Everything, ValueObject.Create(("n", n)), DateTimeOffset.UnixEpoch), CancellationToken.None);
            }
        });
        do
        {
            Assert.Single((await AllAsync(store)).Select(record => record.Values["n"]).Distinct());
        }
        while (!writer.IsCompleted);

        await writer;
        Assert.Equal(200, (await AllAsync(store))[0].Values["n"]);
    }

    [Fact]
    public async Task Parallel_deletes_remove_each_record_once()
    {
        InMemoryTableStore store = new();
        for (int i = 0; i < 500; i++)
        {
            await InsertAsync(store, "a", i);
        }

        int[] counts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () => await store.DeleteAsync(Counters, TableFilter.Everything, CancellationToken.None))));

        Assert.Equal(500, counts.Sum());
        Assert.Empty(await AllAsync(store));
    }

    [Fact]
    public async Task Parallel_repeats_of_one_insert_give_one_record()
    {
        InMemoryTableStore store = new();

        TableRecord[] records = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
            async () => await InsertAsync(store, "a", i, "run-1-3"))));

        Assert.Single(records.Select(record => record.Id).Distinct());
        Assert.Single(await AllAsync(store));
    }

    [Fact]
    public async Task A_repeated_insert_gives_the_record_as_it_is_now_and_inserts_again_after_a_delete()
    {
        InMemoryTableStore store = new();
        TableRecord first = await InsertAsync(store, "a", 1, "key");
        await store.UpdateAsync(
            Counters, new TableUpdate(TableFilter.Everything, ValueObject.Create(("n", 2)), DateTimeOffset.UnixEpoch), CancellationToken.None);

        TableRecord again = await InsertAsync(store, "a", 1, "key");
        Assert.Equal(first.Id, again.Id);
        Assert.Equal(2, again.Values["n"]);

        await store.DeleteAsync(Counters, TableFilter.Everything, CancellationToken.None);
        Assert.NotEqual(first.Id, (await InsertAsync(store, "a", 1, "key")).Id);
    }

    [Fact]
    public async Task A_full_table_refuses_another_record_until_one_is_deleted()
    {
        InMemoryTableStore store = new(new TableLimits { MaxRecords = 2 });
        await InsertAsync(store, "a", 1);
        await InsertAsync(store, "b", 2);

        StepException full = await Assert.ThrowsAsync<StepException>(() => InsertAsync(store, "c", 3));
        Assert.Equal(ErrorCodes.TableFull, full.Code);
        Assert.Contains("2 records", full.Message, StringComparison.Ordinal);

        await store.DeleteAsync(Counters, new TableFilter([new TableCondition("name", TableOperator.Equals, "a")]), CancellationToken.None);
        await InsertAsync(store, "c", 3);
        Assert.Equal(["b", "c"], (await AllAsync(store)).Select(record => record.Values["name"].ToString()));
    }

    [Fact]
    public async Task A_table_has_a_size_in_bytes_which_deletes_and_updates_give_back()
    {
        InMemoryTableStore store = new(new TableLimits { MaxTableBytes = 1_000, MaxRecordBytes = 900 });
        await InsertAsync(store, new string('a', 800), 1);

        StepException full = await Assert.ThrowsAsync<StepException>(() => InsertAsync(store, new string('b', 800), 2));
        Assert.Equal(ErrorCodes.TableFull, full.Code);

        await store.UpdateAsync(
            Counters, new TableUpdate(TableFilter.Everything, ValueObject.Create(("name", "a")), DateTimeOffset.UnixEpoch), CancellationToken.None);
        await InsertAsync(store, new string('b', 800), 2);
        await store.DeleteAsync(Counters, TableFilter.Everything, CancellationToken.None);
        await InsertAsync(store, new string('c', 800), 3);
        Assert.Single(await AllAsync(store));
    }

    [Fact]
    public async Task An_update_that_makes_one_record_too_large_changes_none()
    {
        InMemoryTableStore store = new(new TableLimits { MaxRecordBytes = 300 });
        await InsertAsync(store, "short", 1);
        await InsertAsync(store, new string('a', 200), 2);

        StepException refused = await Assert.ThrowsAsync<StepException>(async () => await store.UpdateAsync(
            Counters,
            new TableUpdate(TableFilter.Everything, ValueObject.Create(("n", new string('9', 200))), DateTimeOffset.UnixEpoch),
            CancellationToken.None));

        Assert.Equal(ErrorCodes.InvalidColumnValue, refused.Code);
        Assert.Equal([1, 2], (await AllAsync(store)).Select(record => record.Values["n"]));
    }

    [Fact]
    public async Task A_cancelled_call_changes_nothing()
    {
        InMemoryTableStore store = new();
        await InsertAsync(store, "a", 1);
        CancellationToken cancelled = new(canceled: true);
        TableUpdate update = new(TableFilter.Everything, ValueObject.Create(("n", 2)), DateTimeOffset.UnixEpoch);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.InsertAsync(Counters, new TableInsert(ValueObject.Empty, default), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.UpdateAsync(Counters, update, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.DeleteAsync(Counters, TableFilter.Everything, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.SelectAsync(Counters, new TableQuery(TableFilter.Everything), cancelled));

        Assert.Equal(1, Assert.Single(await AllAsync(store)).Values["n"]);
    }

    [Fact]
    public async Task A_hundred_thousand_records_are_searched_and_sorted()
    {
        InMemoryTableStore store = new();
        for (int i = 0; i < 100_000; i++)
        {
            await InsertAsync(store, "a", i % 1_000);
        }

        TableFilter filter = new([new TableCondition("n", TableOperator.LowerThan, 500)]);
        IReadOnlyList<TableRecord> page = await store.SelectAsync(
            Counters,
            new TableQuery(filter) { Sort = new TableSort("n") { Direction = SortDirection.Desc }, Limit = 3, Offset = 99 },
            CancellationToken.None);

        Assert.Equal([499, 498, 498], page.Select(record => record.Values["n"]));
        Assert.Equal(50_000, await store.DeleteAsync(Counters, filter, CancellationToken.None));
    }

    [Fact]
    public async Task Records_that_are_older_than_a_column_read_as_null_there()
    {
        InMemoryTableStore store = new();
        await InsertAsync(store, "a", 1);
        Table newer = Counters with { Definition = new TableDefinition("counters", [.. Counters.Definition.Columns, new TableColumn("added", ColumnType.Date)]) };

        TableRecord record = Assert.Single(await store.SelectAsync(
            newer, new TableQuery(new TableFilter([new TableCondition("added", TableOperator.DoesNotExist, Value.Null)])), CancellationToken.None));

        Assert.Equal(Value.Null, record.ToValue(newer.Definition)["added"]);
    }

    [Theory]
    [InlineData(0, 1_000, 1_000)]
    [InlineData(1, 99, 1_000)]
    [InlineData(1, 1_000, 999)]
    public void Limits_have_a_range(int records, int recordBytes, long tableBytes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new InMemoryTableStore(
            new TableLimits { MaxRecords = records, MaxRecordBytes = recordBytes, MaxTableBytes = tableBytes }));

    private static async Task<TableRecord> InsertAsync(InMemoryTableStore store, string name, double n, string? key = null) =>
        await store.InsertAsync(
            Counters,
            new TableInsert(ValueObject.Create(("name", name), ("n", n)), DateTimeOffset.UnixEpoch) { IdempotencyKey = key },
            CancellationToken.None);

    private static async Task<IReadOnlyList<TableRecord>> AllAsync(InMemoryTableStore store) =>
        await store.SelectAsync(Counters, new TableQuery(TableFilter.Everything) { Limit = int.MaxValue }, CancellationToken.None);
}
