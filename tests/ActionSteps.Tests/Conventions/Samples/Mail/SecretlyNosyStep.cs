using ActionSteps.Tests.Conventions.Samples.Tables;

namespace ActionSteps.Tests.Conventions.Samples.Mail;

/// <summary>Uses another room inside a method only.</summary>
internal sealed class SecretlyNosyStep
{
    public int Work { get; } = Store.Count;
}
