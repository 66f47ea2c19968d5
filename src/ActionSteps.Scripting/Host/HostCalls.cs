namespace ActionSteps.Scripting.Host;

/// <summary>Calls functions of the host, and brings their answers back into the run.</summary>
internal static class HostCalls
{
    /// <summary>What a call of the host counts, in units of work: so many of them lead to a look at the clock.</summary>
    internal const int HostCallCost = 20;

    private static readonly NativeBody s_call = Call;
    private static readonly Action<Realm, HeapCell, Task<ScriptValue>> s_settle = Settle;

    internal static JsNativeFunction CreateFunction(Realm realm, JsString name, HostFunction function)
    {
        realm.Meter.Allocate(136);
        return new JsNativeFunction(realm.FunctionPrototype, name, 0, s_call, isConstructor: false, new HostFunctionCell(function));
    }

    private static JsValue Call(in NativeCall call)
    {
        Realm realm = call.Realm;
        HostFunction function = ((HostFunctionCell)call.Callee.State!).Function;
        realm.Meter.Cancellation.ThrowIfCancellationRequested();
        realm.Meter.Charge(HostCallCost);
        ScriptValue[] arguments = call.Count == 0 ? [] : new ScriptValue[call.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = HostValues.ToHost(realm, call[i]);
        }

        ValueTask<ScriptValue> pending;
        try
        {
            pending = function(arguments, realm.RunEnded);
        }
        catch (Exception fault)
        {
            throw new JsThrow(ToError(realm, fault));
        }

        if (!pending.IsCompleted)
        {
            JsPromise promise = JsPromise.Create(realm);
            HostAnswer.Expect(pending.AsTask(), promise, realm.Loop, s_settle, continuesHere: false);
            return promise;
        }

        ScriptValue value;
        try
        {
            // Completed, so that this reads the result and waits for nothing.
            value = pending.GetAwaiter().GetResult();
        }
        catch (Exception fault)
        {
            throw new JsThrow(ToError(realm, fault));
        }

        return HostValues.ToScript(realm, JsString.EmptyText, value);
    }

    private static void Settle(Realm realm, HeapCell receiver, Task<ScriptValue> task)
    {
        var promise = (JsPromise)receiver;
        ScriptValue value;
        try
        {
            value = task.GetAwaiter().GetResult();
        }
        catch (Exception fault)
        {
            promise.Reject(realm, ToError(realm, fault));
            return;
        }

        promise.Resolve(realm, HostValues.ToScript(realm, JsString.EmptyText, value));
    }

    /// <summary>An error for the script: what the host meant it to see, otherwise no details.</summary>
    internal static JsValue ToError(Realm realm, Exception fault)
    {
        realm.Meter.ThrowIfReached();
        if (fault is not HostErrorException error)
        {
            return realm.Error(Intrinsic.ErrorPrototype, "A function of the host failed").Value;
        }

        Intrinsic prototype = error.ErrorName switch
        {
            "TypeError" => Intrinsic.TypeErrorPrototype,
            "RangeError" => Intrinsic.RangeErrorPrototype,
            "SyntaxError" => Intrinsic.SyntaxErrorPrototype,
            "ReferenceError" => Intrinsic.ReferenceErrorPrototype,
            _ => Intrinsic.ErrorPrototype,
        };
        JsObject made = (JsObject)realm.Error(prototype, error.Message).Value.Cell!;
        if (prototype == Intrinsic.ErrorPrototype && error.ErrorName != "Error")
        {
            made.PutOwn(realm, Names.Name, error.ErrorName, PropertyFlags.Hidden);
        }

        return made;
    }

    private sealed class HostFunctionCell(HostFunction function) : HeapCell(CellKind.Internal)
    {
        internal HostFunction Function { get; } = function;
    }
}
