namespace ActionSteps.Scripting.Tests.Conformance;

/// <summary>A test that runs the public suite, and is skipped where there is no copy of it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class Test262FactAttribute : FactAttribute
{
    public Test262FactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TEST262")))
        {
            Skip = "TEST262 does not name a copy of the test262 suite.";
        }
    }
}
