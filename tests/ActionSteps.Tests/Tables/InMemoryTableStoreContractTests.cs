using ActionSteps.Sessions;
using ActionSteps.Tables;
using ActionSteps.Testing.Contracts;
using ActionSteps.Testing.Tables;

namespace ActionSteps.Tests.Tables;

public sealed class InMemoryTableStoreContractTests
{
    public static TheoryData<string> Rules => [.. new Contract(() => new InMemoryTableStore()).Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public Task The_store_in_memory_keeps(string rule) => new Contract(() => new InMemoryTableStore()).CheckAsync(rule);

    [Fact]
    public Task The_fake_keeps_the_contract_too() => new Contract(() => new FakeTableStore()).CheckAllAsync();

    [Fact]
    public async Task Every_rule_can_be_broken()
    {
        Contract contract = new(() => new BrokenStore());

        foreach (string rule in contract.Rules)
        {
            ContractViolationException violation = await Assert.ThrowsAsync<ContractViolationException>(() => contract.CheckAsync(rule));
            Assert.Equal(rule, violation.Rule);
        }

        AggregateException all = await Assert.ThrowsAsync<AggregateException>(contract.CheckAllAsync);
        Assert.Equal(contract.Rules.Count, all.InnerExceptions.Count);
    }

    private sealed class Contract(Func<ITableStore> open) : TableStoreContract
    {
        protected override ValueTask<ITableStore> OpenAsync() => ValueTask.FromResult(open());
    }

    /// <summary>A store with one record that nobody inserted, whatever happens.</summary>
    private sealed class BrokenStore : ITableStore
    {
        private static readonly TableRecord Record = new("1", default, default, ValueObject.Empty);

        public ValueTask<TableDefinition?> FindAsync(string botId, string botVersion, string nameOrId, CancellationToken cancellationToken) =>
            ValueTask.FromResult<TableDefinition?>(new TableDefinition(nameOrId, []));

        public ValueTask<TableRecord> InsertAsync(Table table, TableInsert insert, CancellationToken cancellationToken) =>
            ValueTask.FromResult(Record);

        public ValueTask<TableUpdateResult> UpdateAsync(Table table, TableUpdate update, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new TableUpdateResult(0, []));

        public ValueTask<IReadOnlyList<TableRecord>> SelectAsync(Table table, TableQuery query, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<TableRecord>>([Record]);

        public ValueTask<int> DeleteAsync(Table table, TableFilter filter, CancellationToken cancellationToken) => ValueTask.FromResult(1);
    }
}
