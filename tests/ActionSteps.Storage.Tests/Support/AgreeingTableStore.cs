using System.Collections.Concurrent;
using ActionSteps.Tables;

namespace ActionSteps.Storage.Tests.Support;

/// <summary>Does everything in several stores, which have to agree in all but the ids of records; answers as the last one does.</summary>
internal sealed class AgreeingTableStore(params ITableStore[] stores) : ITableStore
{
    private readonly ConcurrentDictionary<string, string[]> _ids = new();

    public ValueTask<TableDefinition?> FindAsync(string botId, string botVersion, string nameOrId, CancellationToken cancellationToken) =>
        AgreeAsync((store, _) => store.FindAsync(botId, botVersion, nameOrId, cancellationToken), definition => definition?.ToString() ?? "");

    public ValueTask<TableRecord> InsertAsync(Table table, TableInsert insert, CancellationToken cancellationToken) =>
        AgreeAsync((store, _) => store.InsertAsync(table, insert, cancellationToken), record => TextOf(record, table), Remember);

    public ValueTask<TableUpdateResult> UpdateAsync(Table table, TableUpdate update, CancellationToken cancellationToken) =>
        AgreeAsync(
            (store, i) => store.UpdateAsync(table, update with { Filter = Own(update.Filter, i) }, cancellationToken),
            result => result.Count + string.Concat(result.Records.Select(record => "\n" + TextOf(record, table))));

    public ValueTask<IReadOnlyList<TableRecord>> SelectAsync(Table table, TableQuery query, CancellationToken cancellationToken) =>
        AgreeAsync(
            (store, i) => store.SelectAsync(table, query with { Filter = Own(query.Filter, i) }, cancellationToken),
            records => query.Sort?.Column == TableRecord.IdField ? records.Count.ToString(null, null) : string.Concat(records.Select(record => "\n" + TextOf(record, table))));

    public ValueTask<int> DeleteAsync(Table table, TableFilter filter, CancellationToken cancellationToken) =>
        AgreeAsync((store, i) => store.DeleteAsync(table, Own(filter, i), cancellationToken), count => count.ToString(null, null));

    private async ValueTask<T> AgreeAsync<T>(
        Func<ITableStore, int, ValueTask<T>> call, Func<T, string> textOf, Action<List<T>>? keep = null)
    {
        List<T> answers = [];
        List<Exception> failures = [];
        for (int i = 0; i < stores.Length; i++)
        {
            try
            {
                answers.Add(await call(stores[i], i));
            }
            catch (Exception failure) when (failure is StepException or OperationCanceledException)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            Assert.Equal(stores.Length, failures.Count);
            Assert.Single(failures.Select(failure => failure.Message).Distinct());
            throw failures[^1];
        }

        Assert.All(answers, answer => Assert.Equal(textOf(answers[0]), textOf(answer)));
        keep?.Invoke(answers);
        return answers[^1];
    }

    private void Remember(List<TableRecord> inserted) => _ids[inserted[^1].Id] = [.. inserted.Select(record => record.Id)];

    /// <summary>The filter with the ids that the records have in one store.</summary>
    private TableFilter Own(TableFilter filter, int store) => filter with
    {
        Conditions =
        [
            .. filter.Conditions.Select(condition =>
                condition.Column == TableRecord.IdField && _ids.TryGetValue(condition.Value.ToString(), out string[]? ids)
                    ? condition with { Value = ids[store] }
                    : condition),
        ],
    };

    private static string TextOf(TableRecord record, Table table) => (record with { Id = "" }).ToValue(table.Definition).ToJson();
}
