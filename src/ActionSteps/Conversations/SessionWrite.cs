using ActionSteps.Sessions;

namespace ActionSteps.Conversations;

/// <summary>Tells about writes that were refused.</summary>
internal static class SessionWrite
{
    public static void Report(VariableFault fault, string name, ICollection<StepWarning> warnings)
    {
        if (fault != VariableFault.None)
        {
            warnings.Add(new StepWarning(VariableFaultText.CodeOf(fault), $"\"{name}\" was not written: {VariableFaultText.Of(fault)}"));
        }
    }
}
