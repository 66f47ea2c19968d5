namespace ActionSteps.Scripting.BuiltIns;

/// <summary>A running call of <c>Array.fromAsync</c>: it awaits each item and, where there is a mapper, what that answers.</summary>
internal sealed class ArrayFromAsync : HeapCell, IAwaiter
{
    private readonly JsPromise _promise;
    private readonly JsValue _mapper;
    private readonly JsValue _thisArgument;
    private IteratorRecord? _iterator;
    private JsObject? _source;
    private JsObject? _made;
    private double _length;
    private double _index;
    private Stage _stage;
    private JsValue _fault = JsValue.Undefined;

    private ArrayFromAsync(JsPromise promise, JsValue mapper, JsValue thisArgument)
        : base(CellKind.Internal) => (_promise, _mapper, _thisArgument) = (promise, mapper, thisArgument);

    private enum Stage
    {
        Next,
        Received,
        Mapped,
        Closed,
    }

    internal static JsValue Start(in NativeCall call)
    {
        Realm realm = call.Realm;
        realm.Meter.Allocate(144);
        JsPromise promise = JsPromise.Create(realm);
        var run = new ArrayFromAsync(promise, call[1], call[2]);
        try
        {
            run.Open(call);
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            promise.Reject(realm, thrown.Value);
            return promise;
        }

        run.Continue(realm, PromiseState.Fulfilled, JsValue.Undefined);
        return promise;
    }

    public void Continue(Realm realm, PromiseState state, JsValue result)
    {
        try
        {
            if (_stage == Stage.Closed)
            {
                _promise.Reject(realm, _fault);
            }
            else if (state == PromiseState.Rejected)
            {
                Fail(realm, result);
            }
            else
            {
                Step(realm, result);
            }
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            Fail(realm, thrown.Value);
        }
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(144);
        census.Visit(_promise);
        census.Visit(_mapper);
        census.Visit(_thisArgument);
        census.Visit(_iterator);
        census.Visit(_source);
        census.Visit(_made);
        census.Visit(_fault);
    }

    private void Open(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (!_mapper.IsUndefined && !_mapper.IsCallable)
        {
            throw realm.TypeError($"{Operations.Describe(_mapper)} is not a function");
        }

        if (Operations.GetMethod(realm, call[0], JsSymbol.AsyncIterator) is { } method)
        {
            _made = ArrayConstructor.Make(call, call.This, null);
            _iterator = IteratorRecord.FromMethod(realm, call[0], method, "async iterable");
        }
        else if (Operations.GetMethod(realm, call[0], JsSymbol.Iterator) is { } plain)
        {
            _made = ArrayConstructor.Make(call, call.This, null);
            IteratorRecord inner = IteratorRecord.FromMethod(realm, call[0], plain, "iterable");
            _iterator = IteratorRecord.Of(realm, new JsAsyncFromSyncIterator(realm, inner));
        }
        else
        {
            _source = Operations.ToObject(realm, call[0]);
            _length = _source.GetLength(realm);
            _made = ArrayConstructor.Make(call, call.This, _length);
        }
    }

    // Goes on behind what was awaited, until something is to be awaited again.
    private void Step(Realm realm, JsValue value)
    {
        realm.Meter.Charge(4);
        switch (_stage)
        {
            case Stage.Received when _iterator is not null && !_iterator.TryFinishAsync(realm, value, out value):
                Finish(realm);
                return;
            case Stage.Received when !_mapper.IsUndefined:
                _stage = Stage.Mapped;
                PromiseJobs.Await(realm, realm.Call(_mapper, _thisArgument, value, _index), this);
                return;
            case Stage.Received or Stage.Mapped:
                _stage = Stage.Mapped;
                ArrayPrototype.Define(realm, _made!, _index++, value);
                break;
        }

        _stage = Stage.Next;
        if (_iterator is null && _index >= _length)
        {
            Finish(realm);
            return;
        }

        JsValue next = _iterator is not null ? _iterator.CallNextAsync(realm) : _source!.Get(realm, PropertyKey.OfLength(_index));
        _stage = Stage.Received;
        PromiseJobs.Await(realm, next, this);
    }

    private void Finish(Realm realm)
    {
        _made!.SetOrThrow(realm, Names.Length, _index);
        _promise.Resolve(realm, _made);
    }

    // Only what happens behind the iterator closes it; what closing throws is less important.
    private void Fail(Realm realm, JsValue fault)
    {
        (_fault, bool closes) = (fault, _stage == Stage.Mapped && _iterator is not null);
        _stage = Stage.Closed;
        try
        {
            if (closes && _iterator!.TryStartClose(realm, out JsValue result))
            {
                PromiseJobs.Await(realm, result, this);
                return;
            }
        }
        catch (JsThrow)
        {
            realm.Meter.ThrowIfReached();
        }

        _promise.Reject(realm, fault);
    }
}
