namespace ActionSteps.Tests.Mail.Receiving;

/// <summary>A test that needs a real mail server, and is skipped where none can be started.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EximFactAttribute : FactAttribute
{
    public EximFactAttribute() => Skip = EximServer.WhyNot;
}
