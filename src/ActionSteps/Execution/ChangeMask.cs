using ActionSteps.Sessions;

namespace ActionSteps.Execution;

/// <summary>Masks change records.</summary>
internal static class ChangeMask
{
    public static IReadOnlyList<VariableChange> Mask(IReadOnlyList<VariableChange> changes, SensitiveMask? mask) => changes.Count == 0
        ? []
        : [.. changes.Select(change => mask is null ? change : Mask(change, mask))];

    private static VariableChange Mask(VariableChange change, SensitiveMask mask)
    {
        VariablePath path = VariablePath.Parse(change.Path);
        return change with { OldValue = mask.Mask(path, change.OldValue), NewValue = mask.Mask(path, change.NewValue) };
    }
}
