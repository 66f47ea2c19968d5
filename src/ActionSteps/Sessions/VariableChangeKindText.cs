namespace ActionSteps.Sessions;

internal static class VariableChangeKindText
{
    public static string ToWireText(this VariableChangeKind kind) => kind switch
    {
        VariableChangeKind.Added => "ADDED",
        VariableChangeKind.Deleted => "DELETED",
        _ => "UPDATED",
    };
}
