using ActionSteps.Tests.Conventions.Samples.Tables;

namespace ActionSteps.Tests.Conventions.Samples.Mail;

/// <summary>Shows another room in its signature.</summary>
internal sealed class NosyStep
{
    public Store? Store { get; init; }
}
