using ActionSteps.Blocks.Reading;
using ActionSteps.Tables;

namespace ActionSteps.Blocks.Checks;

/// <summary>Warns of table operations that will fail: unknown tables and columns, and operations that miss what they need.</summary>
internal static class TableCheck
{
    public static void Report(TableOperationStep step, BotCheck check)
    {
        bool isOnAll = step.Conditions.Count == 0 && !step.AllRecords;
        if (isOnAll && step.Operation is TableOperation.Update or TableOperation.Delete)
        {
            check.WarnAt("operation", "Without conditions it fails, to protect the whole table. Add conditions, or \"allRecords\": true.");
        }

        if (step.Operation == TableOperation.Retrieve && step.TargetVariable is not { Source.Length: > 0 })
        {
            check.WarnAt("operation", "A retrieve fails without \"targetVariable\". Name the variable that gets the records.");
        }

        // The tables may stand behind the blocks.
        FaultPlace place = check.Here();
        check.AtEnd(() => ReportNames(step, place, check));
    }

    private static void ReportNames(TableOperationStep step, FaultPlace place, BotCheck check)
    {
        if (check.Tables is null && check.Found.FaultCount > 0)
        {
            // They may be there, but could not be read.
            return;
        }

        if (check.Tables?.Find(step.Table) is not { } table)
        {
            check.Warn(
                place.Of("table"),
                $"The bot defines no table {FaultText.Quote(step.Table)}; the step fails unless the host has it.",
                step.Table,
                check.Tables?.Tables.Select(known => known.Name) ?? []);
            return;
        }

        for (int i = 0; i < step.Values.Count; i++)
        {
            ReportColumn(table, step.Values[i].Column, isWritten: true, place.Of("values", i, "column"), check);
        }

        for (int i = 0; i < step.Conditions.Count; i++)
        {
            ReportColumn(table, step.Conditions[i].Column, isWritten: false, place.Of("conditions", i, "column"), check);
        }

        if (step.Sort is { } sort)
        {
            ReportColumn(table, sort.Column, isWritten: false, place.Of("sort", "column"), check);
        }
    }

    private static void ReportColumn(TableDefinition table, string column, bool isWritten, FaultPlace place, BotCheck check)
    {
        if (table.TypeOf(column) is null)
        {
            check.Warn(
                place,
                $"Table {FaultText.Quote(table.Name)} has no column {FaultText.Quote(column)}; the step fails.",
                column,
                table.Columns.Select(known => known.Name));
        }
        else if (isWritten && table.FindColumn(column) is null)
        {
            check.Warn(place, $"Column {FaultText.Quote(column)} is set by the table and cannot be written; the step fails.", string.Empty, []);
        }
    }
}
