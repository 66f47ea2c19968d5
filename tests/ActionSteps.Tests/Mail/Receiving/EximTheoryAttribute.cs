namespace ActionSteps.Tests.Mail.Receiving;

/// <summary>A row test that needs a real mail server, and is skipped where none can be started.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EximTheoryAttribute : TheoryAttribute
{
    public EximTheoryAttribute() => Skip = EximServer.WhyNot;
}
