using ActionSteps.Tests.Conventions.Samples.Tables;

namespace ActionSteps.Tests.Conventions.Samples.Sessions;

/// <summary>An engine room that knows a subject.</summary>
internal sealed class Upward
{
    public Store? Store { get; init; }
}
