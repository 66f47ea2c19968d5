using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tables;

/// <summary>One execution of a <see cref="TableOperationStep"/>: resolves its configuration and hands it to the store.</summary>
internal sealed class TableWork
{
    private readonly TableOperationStep _step;
    private readonly ITableStore _store;
    private readonly StepContext _context;
    private readonly Table _table;

    private TableWork(TableOperationStep step, ITableStore store, StepContext context, Table table) =>
        (_step, _store, _context, _table) = (step, store, context, table);

    /// <summary>Finds the table, in the bot before the store.</summary>
    /// <exception cref="StepException"><see cref="ErrorCodes.UnknownTable"/>.</exception>
    public static async ValueTask<TableWork> OpenAsync(
        TableOperationStep step, ITableStore store, StepContext context, CancellationToken cancellationToken)
    {
        TableDefinition definition = context.FindSetting<TableSettings>()?.Find(step.Table)
            ?? await store.FindAsync(context.BotId, context.BotVersion, step.Table, cancellationToken).ConfigureAwait(false)
            ?? throw new StepException(
                ErrorCodes.UnknownTable,
                $"The bot has no table \"{step.Table}\". Names and ids of tables are case-sensitive.");
        return new TableWork(step, store, context, new Table(context.BotId, context.BotVersion, definition));
    }

    /// <summary>Does what the step says.</summary>
    /// <returns>What its variable receives.</returns>
    /// <exception cref="StepException">The configuration or a value does not fit the table; nothing was done.</exception>
    public ValueTask<Value> DoAsync(CancellationToken cancellationToken) => _step.Operation switch
    {
        TableOperation.Insert => InsertAsync(cancellationToken),
        TableOperation.Update => UpdateAsync(cancellationToken),
        TableOperation.Retrieve => RetrieveAsync(cancellationToken),
        _ => DeleteAsync(cancellationToken),
    };

    private bool HasTarget => _step.TargetVariable is { Source.Length: > 0 };

    private async ValueTask<Value> InsertAsync(CancellationToken cancellationToken)
    {
        ValueObject values = ColumnValues.ForInsert(_table.Definition, _step.Values, _context);
        TableInsert insert = new(values, _context.Now) { IdempotencyKey = _context.IdempotencyKey };
        TableRecord record = await _store.InsertAsync(_table, insert, cancellationToken).ConfigureAwait(false);
        return record.ToValue(_table.Definition);
    }

    private async ValueTask<Value> UpdateAsync(CancellationToken cancellationToken)
    {
        TableFilter filter = ProtectedFilter();
        ValueObject values = ColumnValues.ForUpdate(_table.Definition, _step.Values, _context);
        TableUpdate update = new(filter, values, _context.Now) { ReturnedRecords = HasTarget ? TableQuery.MaxLimit : 0 };
        TableUpdateResult result = await _store.UpdateAsync(_table, update, cancellationToken).ConfigureAwait(false);
        return Value.Object(("count", result.Count), ("records", ListOf(result.Records)));
    }

    private async ValueTask<Value> RetrieveAsync(CancellationToken cancellationToken)
    {
        if (!HasTarget)
        {
            throw new StepException(ErrorCodes.TargetRequired, "Retrieving records needs a \"targetVariable\" that receives them.");
        }

        if (_step.Sort is { } sort && _table.Definition.TypeOf(sort.Column) is null)
        {
            throw ColumnValues.Unknown(_table.Definition, sort.Column);
        }

        TableQuery query = new(ConditionValues.FilterOf(_table.Definition, _step.Conditions, _step.Match, _context))
        {
            Sort = _step.Sort,
            Limit = _step.Single ? 1 : WholeNumber(_step.Limit, "limit", 1, TableQuery.MaxLimit, TableQuery.DefaultLimit),
            Offset = WholeNumber(_step.Offset, "offset", 0, int.MaxValue, 0),
        };
        IReadOnlyList<TableRecord> records = await _store.SelectAsync(_table, query, cancellationToken).ConfigureAwait(false);
        return !_step.Single ? ListOf(records)
            : records.Count > 0 ? records[0].ToValue(_table.Definition)
            : Value.Null;
    }

    private async ValueTask<Value> DeleteAsync(CancellationToken cancellationToken)
    {
        TableFilter filter = ProtectedFilter();
        int count = await _store.DeleteAsync(_table, filter, cancellationToken).ConfigureAwait(false);
        return Value.Object(("count", count));
    }

    private TableFilter ProtectedFilter() =>
        _step.Conditions.Count > 0 || _step.AllRecords
            ? ConditionValues.FilterOf(_table.Definition, _step.Conditions, _step.Match, _context)
            : throw new StepException(
                ErrorCodes.ConditionsRequired,
                $"Without \"conditions\" the step would change every record of table \"{_table.Definition.Name}\". "
                + "Add a condition, or set \"allRecords\" to true.");

    private int WholeNumber(Template template, string field, int least, int most, int standard)
    {
        if (template.Source.Length == 0)
        {
            return standard;
        }

        Value value = _context.Evaluate(template, field);
        if (value.ToString().Length == 0)
        {
            return standard;
        }

        bool isNumber = Coercion.TryToNumeric(value, out double number);
        int nearest = isNumber ? (int)Math.Clamp(number, least, most) : standard;
        if (!isNumber || nearest != number)
        {
            _context.Warn(ErrorCodes.InvalidLimit, FormattableString.Invariant(
                $"The {field} is {ColumnConversion.Shown(value)}; it must be a whole number from {least:N0} to {most:N0}. {nearest:N0} was taken."));
        }

        return nearest;
    }

    private Value ListOf(IReadOnlyList<TableRecord> records) =>
        Value.List(ValueList.Create(records.Select(record => record.ToValue(_table.Definition))));
}
