namespace ActionSteps.Scripting.Host;

/// <summary>One run of a script from its start to its result: computes in turns, waits between them without a thread.</summary>
internal sealed class ScriptRun
{
    private readonly FunctionCode _code;
    private readonly Realm _realm;
    private readonly ScriptLimits _limits;
    private readonly CancellationToken _cancellation;
    private JsValue _result = JsValue.Undefined;
    private JsPromise? _promise;

    internal ScriptRun(FunctionCode code, ScriptOptions options, ScriptGlobals globals, ScriptLimits limits, CancellationToken cancellation)
    {
        _code = code;
        _limits = limits;
        _cancellation = cancellation;
        _realm = new Realm(code.Source, options, globals, limits, cancellation);
    }

    internal async Task<ScriptResult> ExecuteAsync()
    {
        _cancellation.ThrowIfCancellationRequested();
        TimeProvider time = _realm.Options.TimeProvider;
        Meter meter = _realm.Meter;
        try
        {
            bool isFirst = true;
            while (Turn(isFirst))
            {
                isFirst = false;
                long before = time.GetTimestamp();
                TimeSpan used = meter.ComputingTime + meter.WaitingTime;
                await _realm.Loop.WaitAsync(_limits.TotalTime - used, _cancellation).ConfigureAwait(false);
                TimeSpan waited = time.GetElapsedTime(before);
                meter.WaitingTime += waited;
                _cancellation.ThrowIfCancellationRequested();
                if (used + waited >= _limits.TotalTime)
                {
                    throw meter.TotalTimeReached();
                }
            }

            return Finish();
        }
        catch (ScriptException fault) when (fault.Note(_realm.ConsoleLines, Usage()))
        {
            throw;
        }
        finally
        {
            _realm.End();
        }
    }

    /// <summary>Computes until there is nothing to do now; true when the run has to wait.</summary>
    private bool Turn(bool isFirst)
    {
        _realm.Meter.StartComputing();
        try
        {
            if (isFirst)
            {
                Start();
            }

            _realm.Loop.DrainJobs();
            while (!IsOver && _realm.Loop.RunNext())
            {
                _realm.Loop.DrainJobs();
            }

            return !IsOver && CanGoOn();
        }
        catch (JsThrow thrown)
        {
            _realm.Meter.ThrowIfReached();
            throw Thrown(thrown.Value);
        }
        catch (Exception fault) when (fault is not ScriptException and not OperationCanceledException)
        {
            throw new ScriptEngineException(fault);
        }
        finally
        {
            _realm.Meter.StopComputing();
            _realm.ReleaseStack();
        }
    }

    private bool IsOver => _promise is null ? !_realm.Loop.HasPendingWork : _promise.State != PromiseState.Pending;

    private bool CanGoOn() => _realm.Loop.HasPendingWork
        ? true
        : throw new ScriptThrownException("Error", "The script waits for a promise that nobody will settle", "", ScriptValue.Undefined);

    private void Start()
    {
        JsFunction main = new(null, _code, []);
        if (_code.IsAsync)
        {
            _promise = AsyncFunctionCall.Start(_realm, main, JsValue.Undefined, []);
        }
        else
        {
            _result = main.Call(_realm, JsValue.Undefined, []);
        }
    }

    private ScriptResult Finish()
    {
        if (_promise is not null)
        {
            _result = _promise.State == PromiseState.Fulfilled ? _promise.Result : throw Thrown(_promise.Result);
        }

        ScriptValue value;
        _realm.Meter.StartComputing();
        try
        {
            value = _realm.Options.KeepsValue ? HostValues.ToHost(_realm, _result) : ScriptValue.Undefined;
        }
        catch (JsThrow thrown)
        {
            _realm.Meter.ThrowIfReached();
            throw Thrown(thrown.Value);
        }
        catch (Exception fault) when (fault is not ScriptException and not OperationCanceledException)
        {
            throw new ScriptEngineException(fault);
        }
        finally
        {
            _realm.Meter.StopComputing();
            _realm.ReleaseStack();
        }

        return new ScriptResult(value, _realm.ConsoleLines, Usage())
        {
            Leftovers = _realm.Loop.HasPendingWork || _realm.HasRejections ? Leftovers() : null,
        };
    }

    private ScriptLeftovers? Leftovers()
    {
        ScriptThrownException[] rejections = [.. _realm.UnhandledRejections.Select(promise => Thrown(promise.Result))];
        int work = _realm.Loop.CountWantedWork();
        return rejections.Length > 0 || work > 0 ? new ScriptLeftovers(work, rejections) : null;
    }

    private ScriptUsage Usage() => new(_realm.Meter.Instructions, _realm.Meter.PeakMemory, _realm.Meter.ComputingTime, _realm.Meter.WaitingTime);

    private ScriptThrownException Thrown(JsValue value)
    {
        if (value.Cell is JsObject { HasOrdinaryPrototype: true } error)
        {
            string? ownName = JsError.PeekText(_realm, error, Names.Name);
            string name = ownName ?? JsError.PeekConstructorName(_realm, error) ?? "Error";
            string? message = JsError.PeekText(_realm, error, Names.Message);
            if (error is JsError || message is not null || (ownName is null && name is not ("Object" or "Error")))
            {
                return new ScriptThrownException(name, message ?? "", JsError.PeekText(_realm, error, Names.Stack) ?? "", ScriptValue.Undefined);
            }
        }

        string text = value.IsString ? value.AsString.Text : Operations.Describe(value);
        return new ScriptThrownException("Error", text, "", value.IsObject ? ScriptValue.Undefined : HostValues.ToHost(_realm, value));
    }
}
