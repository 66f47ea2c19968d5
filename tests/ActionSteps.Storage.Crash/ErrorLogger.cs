using ActionSteps.Conversations;
using Microsoft.Extensions.Logging;

namespace ActionSteps.Storage.Crash;

/// <summary>Writes what goes wrong to the errors of the process, one line each.</summary>
internal sealed class ErrorLogger : ILogger<ConversationRunner>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Console.Error.WriteLine($"{formatter(state, exception)} {exception}".ReplaceLineEndings(" | "));
}
