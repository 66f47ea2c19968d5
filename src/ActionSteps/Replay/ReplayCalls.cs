using ActionSteps.Sessions;

namespace ActionSteps.Replay;

/// <summary>Answers calls of ports from a recording.</summary>
internal sealed class ReplayCalls(ReplayTape tape, ReplayClock clock, RunPlace place) : IPortCalls
{
    public async ValueTask<T> CallAsync<T>(
        string port, string operation, Value request, Func<ValueTask<T>> work, PortForm<T> form, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RecordedCall call = tape.Take(new RecordedCall(place.Now, port, operation, request))
            ?? throw new StepException(ErrorCodes.StepException, $"The recording has no answer of \"{port}\".");
        if (call.IsAbandoned)
        {
            await clock.DelayAsync(time: null, cancellationToken).ConfigureAwait(false);
        }

        return (call.Error, call.ErrorCode) switch
        {
            ({ } message, { } code) => throw new StepException(code, message),
            ({ } message, null) => throw new ReplayedFaultException(call.ErrorName ?? nameof(Exception), message),
            _ => form.Read(call.Result),
        };
    }
}
