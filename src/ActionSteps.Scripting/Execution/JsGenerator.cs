namespace ActionSteps.Scripting.Execution;

/// <summary>A generator object.</summary>
internal sealed class JsGenerator : JsObject, INativeIterator
{
    private readonly Coroutine _coroutine;

    private JsGenerator(JsObject prototype, Coroutine coroutine)
        : base(prototype) => _coroutine = coroutine;

    internal override string ClassName => "Generator";

    internal static JsObject Start(Realm realm, JsFunction function, JsValue thisValue, ReadOnlySpan<JsValue> arguments)
    {
        bool isAsync = function.Code.IsAsync;
        Coroutine coroutine = Coroutine.Create(realm, function, thisValue, arguments);
        coroutine.Start(realm);
        JsObject prototype = Operations.PrototypeFor(realm, function, isAsync ? Intrinsic.AsyncGeneratorPrototype : Intrinsic.GeneratorPrototype);
        JsObject made = isAsync ? new JsAsyncGenerator(prototype, coroutine) : new JsGenerator(prototype, coroutine);
        coroutine.Owner = made;
        return made;
    }

    NativeBody INativeIterator.NextBody => GeneratorPrototypes.NextBody;

    public bool TryStep(Realm realm, out JsValue value)
    {
        value = JsValue.Undefined;
        if (_coroutine.IsRunning)
        {
            throw realm.TypeError("Generator is already running");
        }

        if (_coroutine.IsDone)
        {
            return false;
        }

        JsValue result = _coroutine.Resume(realm, ResumeMode.Next, JsValue.Undefined);
        if (_coroutine.IsDone)
        {
            return false;
        }

        // What yield* passes on is a result object of the inner iterator.
        if (_coroutine.Signal == CoroutineSignal.YieldDelegate)
        {
            return IteratorRecord.TryUnwrap(realm, result, out value);
        }

        value = result;
        return true;
    }

    internal JsValue Resume(Realm realm, ResumeMode mode, JsValue value)
    {
        if (_coroutine.IsRunning)
        {
            throw realm.TypeError("Generator is already running");
        }

        if (_coroutine.Signal == CoroutineSignal.Start && mode != ResumeMode.Next)
        {
            _coroutine.Signal = CoroutineSignal.Done;
        }

        if (_coroutine.IsDone)
        {
            return mode == ResumeMode.Throw ? throw new JsThrow(value) : realm.NewIterResult(mode == ResumeMode.Return ? value : JsValue.Undefined, isDone: true);
        }

        JsValue result = _coroutine.Resume(realm, mode, value);
        return _coroutine.Signal == CoroutineSignal.YieldDelegate ? result : realm.NewIterResult(result, _coroutine.IsDone);
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Visit(_coroutine);
    }
}
