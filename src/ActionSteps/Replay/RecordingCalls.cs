using ActionSteps.Sessions;

namespace ActionSteps.Replay;

/// <summary>Records calls of ports and what came of them.</summary>
internal sealed class RecordingCalls(RunRecorder recorder) : IPortCalls
{
    public async ValueTask<T> CallAsync<T>(
        string port, string operation, Value request, Func<ValueTask<T>> work, PortForm<T> form, CancellationToken cancellationToken)
    {
        RecordedCall call = new(recorder.Place, port, operation, request);
        int number = recorder.AddCall(call with { IsAbandoned = true });
        try
        {
            T result = await work().ConfigureAwait(false);
            recorder.Change(number, call with { Result = form.Write(result) });
            return result;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            recorder.Change(number, call with
            {
                Error = failure.Message,
                ErrorName = failure.GetType().Name,
                ErrorCode = failure is StepException known ? known.Code : failure is LimitExceededException ? ErrorCodes.RunLimit : null,
            });
            throw;
        }
    }
}
