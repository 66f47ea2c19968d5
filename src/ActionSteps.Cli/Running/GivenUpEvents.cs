using System.Collections.Concurrent;
using ActionSteps.Conversations;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Cli.Running;

/// <summary>Hears from the runner which events for webhooks it has given up. Thread-safe.</summary>
internal sealed class GivenUpEvents : ILogger<ConversationRunner>
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>One line for each, in order.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (formatter(state, exception) is var line && line.StartsWith(ErrorCodes.WebhookDeliveryFailed, StringComparison.Ordinal))
        {
            _lines.Enqueue(line);
        }
    }
}
