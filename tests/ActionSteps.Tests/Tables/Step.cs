using ActionSteps.Sessions;
using ActionSteps.Tables;

namespace ActionSteps.Tests.Tables;

/// <summary>Table operations in few words; results go to the variable <c>r</c>.</summary>
internal static class Step
{
    private static readonly VariablePath Target = "r";

    public static TableOperationStep Insert(string table, params ColumnAssignment[] values) =>
        new() { Operation = TableOperation.Insert, Table = table, Values = values, TargetVariable = Target };

    public static TableOperationStep Update(string table, ColumnAssignment[] values, params ColumnCondition[] conditions) =>
        new() { Operation = TableOperation.Update, Table = table, Values = values, Conditions = conditions, TargetVariable = Target };

    public static TableOperationStep Retrieve(string table, params ColumnCondition[] conditions) =>
        new() { Operation = TableOperation.Retrieve, Table = table, Conditions = conditions, TargetVariable = Target };

    public static TableOperationStep Delete(string table, params ColumnCondition[] conditions) =>
        new() { Operation = TableOperation.Delete, Table = table, Conditions = conditions, TargetVariable = Target };

    public static ColumnAssignment Set(string column, string value) => new(column, value);

    public static ColumnCondition When(string column, TableOperator comparison, string value = "") =>
        new(column, comparison) { Value = value };
}
