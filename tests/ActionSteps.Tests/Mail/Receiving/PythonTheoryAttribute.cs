namespace ActionSteps.Tests.Mail.Receiving;

/// <summary>A test that asks Python's mail library, and is skipped where there is no Python.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute()
    {
        if (Programs.Find("python3") is null)
        {
            Skip = "python3 is not installed.";
        }
    }
}
