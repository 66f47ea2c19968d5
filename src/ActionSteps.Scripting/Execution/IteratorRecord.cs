namespace ActionSteps.Scripting.Execution;

/// <summary>An iterator in use. Arrays whose iteration nobody has changed are walked without iterator and result objects.</summary>
internal sealed class IteratorRecord : HeapCell
{
    private readonly JsObject? _iterator;
    private readonly JsValue _next;
    private readonly INativeIterator? _native;
    private JsArray? _array;
    private uint _index;

    private IteratorRecord(JsArray array)
        : base(CellKind.Internal) => _array = array;

    internal IteratorRecord(JsObject iterator, JsValue next)
        : base(CellKind.Internal)
    {
        (_iterator, _next) = (iterator, next);
        if (iterator is INativeIterator native && next.Cell is JsNativeFunction function && function.Body == native.NextBody)
        {
            _native = native;
        }
    }

    /// <summary>Exhausted, failed or closed: closing it does nothing more.</summary>
    internal bool IsDone { get; private set; }

    /// <summary>The iterator object; only where the record was not made for an array.</summary>
    internal JsObject AsObject(Realm realm) => _iterator ?? throw realm.TypeError("iterator is not an object");

    internal JsValue NextMethod(Realm realm) => _iterator is not null ? _next : throw realm.TypeError("iterator is not an object");

    internal static IteratorRecord Get(Realm realm, JsValue iterable)
    {
        JsValue method = Operations.GetV(realm, iterable, JsSymbol.Iterator);
        if (iterable.Cell is JsArray array && method.Cell is JsNativeFunction { Body: { } body } && body == ArrayPrototype.ValuesBody && ArrayIteratorPrototype.IsIntact(realm))
        {
            realm.Meter.Allocate(80);
            return new IteratorRecord(array);
        }

        return FromMethod(realm, iterable, method, "iterable");
    }

    internal static IteratorRecord FromMethod(Realm realm, JsValue iterable, JsValue method, string what)
    {
        if (!method.IsCallable)
        {
            throw realm.TypeError($"{Operations.Describe(iterable)} is not {what}");
        }

        JsValue iterator = realm.Call(method, iterable);
        return iterator.TryGetObject(out JsObject? made)
            ? Of(realm, made)
            : throw realm.TypeError($"Result of the Symbol.iterator method is not an object");
    }

    /// <summary>GetIteratorDirect.</summary>
    internal static IteratorRecord Of(Realm realm, JsObject iterator)
    {
        realm.Meter.Allocate(80);
        return new IteratorRecord(iterator, iterator.Get(realm, Names.Next));
    }

    internal static IteratorRecord GetAsync(Realm realm, JsValue iterable)
    {
        JsObject? method = Operations.GetMethod(realm, iterable, JsSymbol.AsyncIterator);
        if (method is not null)
        {
            return FromMethod(realm, iterable, method, "async iterable");
        }

        IteratorRecord inner = FromMethod(realm, iterable, Operations.GetV(realm, iterable, JsSymbol.Iterator), "async iterable");
        return Of(realm, new JsAsyncFromSyncIterator(realm, inner));
    }

    internal bool TryNext(Realm realm, out JsValue value)
    {
        if (IsDone)
        {
            value = JsValue.Undefined;
            return false;
        }

        if (_array is not null)
        {
            return TryNextOfArray(realm, out value);
        }

        IsDone = true;
        bool hasValue = _native is not null ? _native.TryStep(realm, out value) : TryUnwrap(realm, realm.Call(_next, _iterator!), out value);
        IsDone = !hasValue;
        return hasValue;
    }

    /// <summary>The value of a result object; false when that says that the iterator is done.</summary>
    internal static bool TryUnwrap(Realm realm, JsValue result, out JsValue value)
    {
        if (!result.TryGetObject(out JsObject? step))
        {
            throw realm.TypeError($"Iterator result {Operations.Describe(result)} is not an object");
        }

        if (Operations.ToBoolean(step.Get(realm, Names.Done)))
        {
            value = JsValue.Undefined;
            return false;
        }

        value = step.Get(realm, Names.Value);
        return true;
    }

    /// <summary>Calls <c>return</c> when the iterator is left early.</summary>
    internal void Close(Realm realm)
    {
        if (IsDone || _iterator is null)
        {
            return;
        }

        IsDone = true;
        JsObject? method = _iterator.GetMethod(realm, Names.Return);
        if (method is not null && !method.Call(realm, _iterator, []).IsObject)
        {
            throw realm.TypeError("Iterator result is not an object");
        }
    }

    /// <summary>Closes because of an exception, which is more important than what closing throws.</summary>
    internal void CloseQuietly(Realm realm)
    {
        if (IsDone || _iterator is null)
        {
            return;
        }

        IsDone = true;
        try
        {
            _iterator.GetMethod(realm, Names.Return)?.Call(realm, _iterator, []);
        }
        catch (JsThrow)
        {
            realm.Meter.ThrowIfReached();
        }
    }

    /// <summary>
    /// For exception filters of built-ins that consume an iterator: closes it and answers false, so that the exception goes on.
    /// A catch block that throws again would keep the stack, which nested ones could exhaust.
    /// </summary>
    internal bool CloseOnThrow(Realm realm)
    {
        CloseQuietly(realm);
        return false;
    }

    internal JsValue CallNextAsync(Realm realm)
    {
        IsDone = true;
        return realm.Call(_next, _iterator!);
    }

    internal bool TryFinishAsync(Realm realm, JsValue result, out JsValue value)
    {
        if (!result.TryGetObject(out JsObject? step))
        {
            throw realm.TypeError($"Iterator result {Operations.Describe(result)} is not an object");
        }

        if (Operations.ToBoolean(step.Get(realm, Names.Done)))
        {
            value = JsValue.Undefined;
            return false;
        }

        value = step.Get(realm, Names.Value);
        IsDone = false;
        return true;
    }

    /// <summary>Calls <c>return</c> of an async iterator; false when there is nothing to await.</summary>
    internal bool TryStartClose(Realm realm, out JsValue result)
    {
        result = JsValue.Undefined;
        if (IsDone)
        {
            return false;
        }

        IsDone = true;
        JsObject? method = _iterator!.GetMethod(realm, Names.Return);
        if (method is null)
        {
            return false;
        }

        result = method.Call(realm, _iterator, []);
        return true;
    }

    /// <summary>One step of <c>yield*</c>; false when <c>return</c> ends the outer generator because the inner one has no such method.</summary>
    internal bool TryDelegate(Realm realm, JsValue received, ResumeMode mode, out JsValue result)
    {
        if (_array is not null)
        {
            return TryDelegateToArray(realm, received, mode, out result);
        }

        JsObject iterator = _iterator!;
        if (mode == ResumeMode.Next)
        {
            result = realm.Call(_next, iterator, received);
            return true;
        }

        JsObject? method = iterator.GetMethod(realm, mode == ResumeMode.Throw ? Names.Throw : Names.Return);
        if (method is not null)
        {
            result = method.Call(realm, iterator, [received]);
            return true;
        }

        if (mode == ResumeMode.Throw)
        {
            Close(realm);
            throw realm.TypeError("The iterator does not provide a 'throw' method");
        }

        result = JsValue.Undefined;
        return false;
    }

    /// <summary>One step whose value nobody looks at.</summary>
    internal bool TrySkip(Realm realm)
    {
        if (IsDone || _array is not null || _native is not null)
        {
            return TryNext(realm, out _);
        }

        IsDone = true;
        JsValue result = realm.Call(_next, _iterator!);
        IsDone = Operations.ToBoolean(result.TryGetObject(out JsObject? step)
            ? step.Get(realm, Names.Done)
            : throw realm.TypeError($"Iterator result {Operations.Describe(result)} is not an object"));
        return !IsDone;
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(80);
        census.Visit(_array);
        census.Visit(_iterator);
        census.Visit(_next);
    }

    private bool TryNextOfArray(Realm realm, out JsValue value)
    {
        if (_index >= _array!.Length)
        {
            IsDone = true;
            value = JsValue.Undefined;
            return false;
        }

        uint index = _index++;
        value = _array.IsDense && index < (uint)_array.Items.Length && !_array.Items[index].IsEmpty
            ? _array.Items[index]
            : _array.Get(realm, new PropertyKey(index));
        return true;
    }

    private bool TryDelegateToArray(Realm realm, JsValue received, ResumeMode mode, out JsValue result)
    {
        result = JsValue.Undefined;
        switch (mode)
        {
            case ResumeMode.Next:
                bool hasValue = TryNextOfArray(realm, out JsValue value);
                result = realm.NewIterResult(value, !hasValue);
                return true;
            case ResumeMode.Throw:
                throw realm.TypeError("The iterator does not provide a 'throw' method");
            default:
                return false;
        }
    }
}
