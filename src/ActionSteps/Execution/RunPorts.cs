using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.Execution;

/// <summary>
/// The ports of one run. The scope of the host's services is made when a step first asks for a port, shared by all steps of the run and
/// disposed at its end. Ports that the caller of the run brings along come first.
/// </summary>
internal sealed class RunPorts(IServiceProvider? services, IReadOnlyDictionary<Type, object>? overrides) : IAsyncDisposable
{
    private AsyncServiceScope? _scope;

    public TPort? Find<TPort>()
        where TPort : class
    {
        if (overrides is not null && overrides.TryGetValue(typeof(TPort), out object? port))
        {
            return port as TPort;
        }

        if (services is null)
        {
            return null;
        }

        if (_scope is null && services.GetService<IServiceScopeFactory>() is { } factory)
        {
            _scope = factory.CreateAsyncScope();
        }

        return (_scope?.ServiceProvider ?? services).GetService<TPort>();
    }

    public ValueTask DisposeAsync() => _scope?.DisposeAsync() ?? ValueTask.CompletedTask;
}
