using System.Collections.Concurrent;
using ActionSteps.Voice;

namespace ActionSteps.Testing.Voice;

/// <summary>A telephone that only remembers what it was told. Thread-safe.</summary>
public sealed class RecordingVoiceCall : IVoiceCall
{
    private readonly ConcurrentQueue<CallCommand> _commands = new();

    /// <summary>The commands so far, oldest first.</summary>
    public IReadOnlyList<CallCommand> Commands => [.. _commands];

    /// <summary>What every command gives back; <see cref="CallCommandResult.Done"/> unless set.</summary>
    public CallCommandResult Result { get; set; } = CallCommandResult.Done;

    /// <summary>What every command raises instead of succeeding; <c>null</c>, the default, for nothing.</summary>
    public Exception? Failure { get; set; }

    /// <inheritdoc/>
    public Task<CallCommandResult> ExecuteAsync(CallCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        cancellationToken.ThrowIfCancellationRequested();
        _commands.Enqueue(command);
        return Failure is null ? Task.FromResult(Result) : Task.FromException<CallCommandResult>(Failure);
    }
}
