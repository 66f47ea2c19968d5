using ActionSteps.Sessions;

namespace ActionSteps.Execution;

/// <summary>Masks change records.</summary>
internal static class ChangeMask
{
    public static IReadOnlyList<VariableChange> Mask(IReadOnlyList<VariableChange> changes, SensitiveMask? mask)
    {
        VariableChange[] masked = changes.ToArray();
        for (int i = 0; i < masked.Length && mask is not null; i++)
        {
            masked[i] = Mask(masked[i], mask);
        }

        return masked;
    }

    private static VariableChange Mask(VariableChange change, SensitiveMask mask)
    {
        VariablePath path = VariablePath.Parse(change.Path);
        return change with { OldValue = mask.Mask(path, change.OldValue), NewValue = mask.Mask(path, change.NewValue) };
    }
}
