using ActionSteps.Expressions;
using ActionSteps.Sessions;

namespace ActionSteps.Tables;

/// <summary>
/// Works on a table of the bot through the host's <see cref="ITableStore"/>: inserts one record, or updates, reads or deletes the records
/// that meet conditions. What it found or did can be written to a variable. A configuration or value that does not fit the table fails the
/// step before anything is changed; a result that the session has no room for fails it afterwards.
/// </summary>
[StepKind("tableOperation")]
public sealed class TableOperationStep : ActionStep<ITableStore>
{
    /// <summary>What to do.</summary>
    public required TableOperation Operation { get; init; }

    /// <summary>The name or id of the table, literally. An unknown one fails the step with <see cref="ErrorCodes.UnknownTable"/>.</summary>
    public required string Table { get; init; }

    /// <summary>
    /// The values that an insert or update writes; the last one counts when a column is named twice. An insert gives the other columns
    /// their defaults, an update leaves them alone. Nothing, or blank text for a column that is not text, empties a column.
    /// </summary>
    public IReadOnlyList<ColumnAssignment> Values { get; init; } = [];

    /// <summary>
    /// Which records an update, retrieve or delete is about; none for all, which update and delete do only with <see cref="AllRecords"/>.
    /// </summary>
    public IReadOnlyList<ColumnCondition> Conditions { get; init; } = [];

    /// <summary>Whether all conditions have to hold or one is enough; default <see cref="TableMatch.All"/>.</summary>
    public TableMatch Match { get; init; }

    /// <summary>
    /// The variable that receives the result: the record of an insert, <c>{ count, records }</c> of an update (at most the first 1,000
    /// records), the list of a retrieve, <c>{ count }</c> of a delete. Required for retrieve; <c>null</c> or blank writes nothing.
    /// </summary>
    public VariablePath? TargetVariable { get; init; }

    /// <summary>The order of a retrieve; <c>null</c> for the order of insertion.</summary>
    public TableSort? Sort { get; init; }

    /// <summary>
    /// The most records of a retrieve: a whole number from 1 to 1,000; 100 when blank. Anything else is a warning, and the nearest allowed
    /// number, or 100, counts.
    /// </summary>
    public Template Limit { get; init; } = Template.Empty;

    /// <summary>
    /// How many records a retrieve passes over first: a whole number from 0; 0 when blank. Anything else is a warning and counts as 0.
    /// </summary>
    public Template Offset { get; init; } = Template.Empty;

    /// <summary>Whether a retrieve writes the first record, or null without one, instead of a list.</summary>
    public bool Single { get; init; }

    /// <summary>Allows an update or delete without conditions, on every record of the table.</summary>
    public bool AllRecords { get; init; }

    /// <inheritdoc/>
    public override bool HasImmediateEffects(StepContext context) => Operation != TableOperation.Retrieve;

    /// <inheritdoc/>
    protected override async ValueTask<StepOutcome> ExecuteAsync(
        ITableStore port, StepContext context, CancellationToken cancellationToken)
    {
        TableWork work = await TableWork.OpenAsync(this, port, context, cancellationToken).ConfigureAwait(false);
        Value result = await work.DoAsync(cancellationToken).ConfigureAwait(false);
        if (TargetVariable is { Source.Length: > 0 } target)
        {
            context.Set(target, result);
        }

        return StepOutcome.Continue;
    }
}
