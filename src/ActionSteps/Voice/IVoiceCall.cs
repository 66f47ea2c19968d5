namespace ActionSteps.Voice;

/// <summary>
/// Controls the telephone calls of the host. Commands of one session arrive one after the other, in order; implementations are called for
/// many sessions at once and must be safe for that.
/// </summary>
public interface IVoiceCall
{
    /// <summary>Carries out one command.</summary>
    /// <param name="command">The command. The same <see cref="CallCommand.Id"/> may come again after a crash and is then done only once.</param>
    /// <param name="cancellationToken">Signalled when the host shuts down or the time for the delivery is over.</param>
    /// <returns>What came of it. An exception is logged as a failed delivery; the flow of the bot goes on.</returns>
    Task<CallCommandResult> ExecuteAsync(CallCommand command, CancellationToken cancellationToken);
}
