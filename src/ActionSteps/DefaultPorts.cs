using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps;

/// <summary>
/// The ports that ActionSteps has registered by itself, so that a storage package can take their place and leave those of the host alone.
/// Kept among the services. Not thread-safe; used while the host starts.
/// </summary>
internal sealed class DefaultPorts
{
    private readonly HashSet<ServiceDescriptor> _descriptors = [];

    private DefaultPorts()
    {
    }

    /// <summary>The directory of the bot's knowledge files; <c>null</c> when it is not known.</summary>
    public string? KnowledgeDirectory { get; set; }

    /// <summary>The default ports of a host.</summary>
    public static DefaultPorts Of(IServiceCollection services)
    {
        foreach (ServiceDescriptor known in services)
        {
            if (!known.IsKeyedService && known.ImplementationInstance is DefaultPorts ports)
            {
                return ports;
            }
        }

        DefaultPorts added = new();
        services.AddSingleton(added);
        return added;
    }

    /// <summary>Registers a port unless there is one.</summary>
    public void TryAdd(IServiceCollection services, ServiceDescriptor port)
    {
        if (!services.Any(known => known.ServiceType == port.ServiceType && !known.IsKeyedService))
        {
            services.Add(port);
            _descriptors.Add(port);
        }
    }

    /// <summary>Registers a port in the place of the default one, if it is there, and unless the host has one.</summary>
    public void Replace(IServiceCollection services, ServiceDescriptor port)
    {
        foreach (ServiceDescriptor known in services.Where(known => known.ServiceType == port.ServiceType && _descriptors.Contains(known)).ToArray())
        {
            services.Remove(known);
            _descriptors.Remove(known);
        }

        TryAdd(services, port);
    }
}
