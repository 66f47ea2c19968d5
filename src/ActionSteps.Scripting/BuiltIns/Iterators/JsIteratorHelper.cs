namespace ActionSteps.Scripting.BuiltIns.Iterators;

/// <summary>The lazy iterator that <c>map</c>, <c>filter</c>, <c>take</c>, <c>drop</c> and <c>flatMap</c> return (27.1.2).</summary>
internal sealed class JsIteratorHelper : JsBuiltInIterator
{
    private readonly IteratorHelperKind _kind;
    private readonly IteratorRecord _source;
    private readonly JsObject? _callback;
    private double _remaining;
    private double _counter;
    private IteratorRecord? _inner;
    private bool _isStarted;
    private bool _isRunning;
    private bool _isDone;

    internal JsIteratorHelper(Realm realm, IteratorHelperKind kind, IteratorRecord source, JsObject? callback, double remaining)
        : base(realm.Get(Intrinsic.IteratorHelperPrototype))
    {
        realm.Meter.Allocate(136);
        (_kind, _source, _callback, _remaining) = (kind, source, callback, remaining);
    }

    internal override string ClassName => "Iterator Helper";

    public override NativeBody NextBody => IteratorHelperPrototypes.NextBody;

    public override bool TryStep(Realm realm, out JsValue value)
    {
        RequireIdle(realm);
        value = JsValue.Undefined;
        if (_isDone)
        {
            return false;
        }

        using var scope = new NativeScope(realm);
        bool hasValue = false;
        (_isStarted, _isRunning) = (true, true);
        try
        {
            hasValue = Step(realm, out value);
        }
        finally
        {
            (_isRunning, _isDone) = (false, !hasValue);
        }

        return hasValue;
    }

    /// <summary>Ends this iterator and those it reads from.</summary>
    internal JsValue Return(Realm realm)
    {
        RequireIdle(realm);
        if (!_isDone)
        {
            using var scope = new NativeScope(realm);
            (_isDone, _isRunning) = (true, _isStarted);
            try
            {
                CloseAll(realm);
            }
            finally
            {
                _isRunning = false;
            }
        }

        return realm.NewIterResult(JsValue.Undefined, isDone: true);
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(72);
        census.Visit(_source);
        census.Visit(_callback);
        census.Visit(_inner);
    }

    private void RequireIdle(Realm realm)
    {
        if (_isRunning)
        {
            throw realm.TypeError("Generator is already running");
        }
    }

    private bool Step(Realm realm, out JsValue value)
    {
        switch (_kind)
        {
            case IteratorHelperKind.Map:
                if (!_source.TryNext(realm, out value))
                {
                    return false;
                }

                value = CallBack(realm, value);
                return true;
            case IteratorHelperKind.Filter:
                while (_source.TryNext(realm, out value))
                {
                    realm.Meter.Charge(1);
                    if (Operations.ToBoolean(CallBack(realm, value)))
                    {
                        return true;
                    }
                }

                return false;
            case IteratorHelperKind.Take:
                if (_remaining == 0)
                {
                    value = JsValue.Undefined;
                    _source.Close(realm);
                    return false;
                }

                _remaining--;
                return _source.TryNext(realm, out value);
            case IteratorHelperKind.Drop:
                for (; _remaining > 0; _remaining--)
                {
                    realm.Meter.Charge(1);
                    if (!_source.TrySkip(realm))
                    {
                        value = JsValue.Undefined;
                        return false;
                    }
                }

                return _source.TryNext(realm, out value);
            default:
                return StepFlat(realm, out value);
        }
    }

    private bool StepFlat(Realm realm, out JsValue value)
    {
        while (true)
        {
            realm.Meter.Charge(1);
            try
            {
                if (_inner is not null && _inner.TryNext(realm, out value))
                {
                    return true;
                }
            }
            catch (JsThrow) when (_source.CloseOnThrow(realm))
            {
                throw;
            }

            _inner = null;
            if (!_source.TryNext(realm, out value))
            {
                return false;
            }

            JsValue mapped = CallBack(realm, value);
            try
            {
                _inner = IteratorConstructor.Flatten(realm, mapped, allowsText: false);
            }
            catch (JsThrow) when (_source.CloseOnThrow(realm))
            {
                throw;
            }
        }
    }

    private JsValue CallBack(Realm realm, JsValue value)
    {
        try
        {
            return _callback!.Call(realm, JsValue.Undefined, [value, _counter++]);
        }
        catch (JsThrow) when (_source.CloseOnThrow(realm))
        {
            throw;
        }
    }

    private void CloseAll(Realm realm)
    {
        try
        {
            _inner?.Close(realm);
        }
        catch (JsThrow) when (_source.CloseOnThrow(realm))
        {
            throw;
        }

        _source.Close(realm);
    }
}
