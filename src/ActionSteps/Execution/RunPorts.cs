using ActionSteps.Api;
using ActionSteps.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.Execution;

/// <summary>
/// The ports of one run. The scope of the host's services is made when a step first asks for a port, shared by all steps of the run and
/// disposed at its end.
/// </summary>
internal sealed class RunPorts(IServiceProvider? services, bool defersMail = false) : IPortSource, IAsyncDisposable
{
    // Guarded by its defaults: public addresses only. A host that wants another one registers it.
    private static readonly Lazy<OutboundHttp> s_outbound = new(static () => new OutboundHttp());

    private AsyncServiceScope? _scope;

    public TPort? Find<TPort>()
        where TPort : class
    {
        if (services is null)
        {
            return Fallback<TPort>();
        }

        if (_scope is null && services.GetService<IServiceScopeFactory>() is { } factory)
        {
            _scope = factory.CreateAsyncScope();
        }

        TPort? port = (_scope?.ServiceProvider ?? services).GetService<TPort>() ?? Fallback<TPort>();
        return defersMail && port is IMailSender ? AcceptingMailSender.Instance as TPort : port;
    }

    private static TPort? Fallback<TPort>()
        where TPort : class => typeof(TPort) == typeof(IOutboundHttp) ? s_outbound.Value as TPort : null;

    public ValueTask DisposeAsync() => _scope?.DisposeAsync() ?? ValueTask.CompletedTask;
}
