namespace ActionSteps.Tests.Support;

/// <summary>A handful of ports without a container.</summary>
internal sealed class Ports(params object[] ports) : IServiceProvider
{
    public object? GetService(Type serviceType) => Array.Find(ports, serviceType.IsInstanceOfType);
}
