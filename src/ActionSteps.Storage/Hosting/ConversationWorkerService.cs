using ActionSteps.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ActionSteps.Storage.Hosting;

/// <summary>
/// Lets the <see cref="ConversationWorker"/> live as long as the host: it begins with it, and is drained when it stops. Does nothing in a
/// host without a bot.
/// </summary>
internal sealed class ConversationWorkerService(IServiceProvider services, ConversationWorkerOptions options) : IHostedService
{
    private ConversationWorker? _worker;

    /// <summary>Adds the worker, which the host may ask for its health, and the service; once, whoever else does it.</summary>
    public static void AddTo(IServiceCollection services, ConversationWorkerOptions options)
    {
        services.TryAddSingleton(provider => new ConversationWorker(provider.GetRequiredService<ConversationRunner>(), options));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ConversationWorkerService>(
            provider => new ConversationWorkerService(provider, options)));
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (services.GetService<ConversationRunner>() is not null)
        {
            _worker = services.GetRequiredService<ConversationWorker>();
            await _worker.StartAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_worker is { } worker)
        {
            await worker.DrainAsync(options.DrainTimeout).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
