using ActionSteps.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace ActionSteps.Execution;

/// <summary>
/// The ports of one run. The scope of the host's services is made when a step first asks for a port, shared by all steps of the run and
/// disposed at its end.
/// </summary>
internal sealed class RunPorts(IServiceProvider? services, bool defersMail = false) : IPortSource, IAsyncDisposable
{
    private AsyncServiceScope? _scope;

    public TPort? Find<TPort>()
        where TPort : class
    {
        if (services is null)
        {
            return null;
        }

        if (_scope is null && services.GetService<IServiceScopeFactory>() is { } factory)
        {
            _scope = factory.CreateAsyncScope();
        }

        TPort? port = (_scope?.ServiceProvider ?? services).GetService<TPort>();
        return defersMail && port is IMailSender ? AcceptingMailSender.Instance as TPort : port;
    }

    public ValueTask DisposeAsync() => _scope?.DisposeAsync() ?? ValueTask.CompletedTask;
}
