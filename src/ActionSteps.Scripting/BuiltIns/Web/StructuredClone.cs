namespace ActionSteps.Scripting.BuiltIns;

/// <summary>
/// <c>structuredClone</c> (WHATWG HTML Standard, section 2.7): a deep copy in which shared and cyclic references stay what they are.
/// Objects wait in a queue for their members, so that no depth matters.
/// </summary>
internal sealed class StructuredClone : HeapCell
{
    private readonly Realm _realm;
    private readonly Dictionary<JsObject, JsObject> _copies = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<(JsObject Source, JsObject Copy)> _pending = new();

    private StructuredClone(Realm realm)
        : base(CellKind.Internal) => _realm = realm;

    internal static JsValue Clone(in NativeCall call)
    {
        if (call.Count == 0)
        {
            throw call.Realm.TypeError("The \"value\" argument must be specified");
        }

        var clone = new StructuredClone(call.Realm);
        using HeldCell held = call.Realm.Hold(clone);
        List<JsArrayBuffer> transferred = clone.ReadTransfer(call[1]);
        JsValue copy = clone.CopyOf(call[0]);
        while (clone._pending.TryDequeue(out (JsObject Source, JsObject Copy) next))
        {
            clone.Fill(next.Source, next.Copy);
        }

        foreach (JsArrayBuffer buffer in transferred)
        {
            buffer.Detach();
        }

        return copy;
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(140L * _copies.Count);
        foreach (JsObject copy in _copies.Values)
        {
            census.Visit(copy);
        }
    }

    private List<JsArrayBuffer> ReadTransfer(JsValue options)
    {
        var transferred = new List<JsArrayBuffer>();
        JsValue list = options.TryGetObject(out JsObject? given) ? given.Get(_realm, "transfer") : JsValue.Undefined;
        if (list.IsUndefined)
        {
            return transferred;
        }

        IteratorRecord items = IteratorRecord.Get(_realm, list);
        while (items.TryNext(_realm, out JsValue item))
        {
            _realm.Meter.Charge(1);
            _realm.Meter.Allocate(8);
            if (item.Cell is not JsArrayBuffer { IsDetached: false } buffer || transferred.Contains(buffer))
            {
                throw Refused("Value could not be transferred");
            }

            _realm.Meter.Charge(transferred.Count);
            transferred.Add(buffer);
        }

        return transferred;
    }

    private JsValue CopyOf(JsValue value)
    {
        _realm.Meter.Charge(1);
        if (!value.TryGetObject(out JsObject? source))
        {
            return value.IsSymbol ? throw Refused($"{Operations.Describe(value)} could not be cloned.") : value;
        }

        if (!_copies.TryGetValue(source, out JsObject? copy))
        {
            copy = Shell(source);
            _realm.Meter.Allocate(140);
            _copies.Add(source, copy);
        }

        return copy;
    }

    // The copy without its members; what has members is put into the queue.
    private JsObject Shell(JsObject source)
    {
        switch (source)
        {
            case JsWrapper { Value: { IsSymbol: false } primitive }:
                return JsWrapper.Create(_realm, primitive);
            case JsDate date:
                _realm.Meter.Allocate(72);
                return new JsDate(_realm.Get(Intrinsic.DatePrototype), date.Time);
            case JsRegExp expression:
                return JsRegExp.Create(_realm, expression.Program);
            case JsArrayBuffer { IsDetached: false } buffer:
                return CopyBuffer(buffer);
            case JsBufferView { IsOutOfBounds: false } view:
                return CopyView(view);
            case JsMap:
                return Wait(source, new JsMap(_realm, _realm.Get(Intrinsic.MapPrototype)));
            case JsSet:
                return Wait(source, new JsSet(_realm, _realm.Get(Intrinsic.SetPrototype)));
            case JsError error:
                return Wait(source, CopyError(error));
            case JsArray array:
                JsArray made = _realm.NewArray([]);
                made.SetOrThrow(_realm, Names.Length, array.Length);
                return Wait(source, made);
            case JsArguments or JsHostObject or JsIntrinsic:
            case JsObject when source.GetType() == typeof(JsObject):
                return Wait(source, _realm.NewObject());
            default:
                throw Refused($"{Operations.Describe(source)} could not be cloned.");
        }
    }

    private JsObject Wait(JsObject source, JsObject copy)
    {
        _pending.Enqueue((source, copy));
        return copy;
    }

    private JsArrayBuffer CopyBuffer(JsArrayBuffer buffer)
    {
        JsArrayBuffer copy = JsArrayBuffer.Create(_realm, buffer.ByteLength, maxByteLength: buffer.IsResizable ? buffer.MaxByteLength : -1);
        buffer.Bytes.CopyTo(copy.Bytes);
        return copy;
    }

    private JsObject CopyView(JsBufferView view)
    {
        var buffer = (JsArrayBuffer)CopyOf(view.Buffer).AsObject;
        int? length = view.IsLengthTracking ? null : view.Window.Length;
        _realm.Meter.Allocate(112);
        return view is JsTypedArray typed
            ? new JsTypedArray(_realm.Get(TypedArrayConstructors.PrototypeOf(typed.ElementKind)), typed.ElementKind, buffer, view.Offset, length)
            : new JsDataView(_realm.Get(Intrinsic.DataViewPrototype), buffer, view.Offset, length);
    }

    private JsError CopyError(JsError error)
    {
        Intrinsic prototype = JsError.PeekText(_realm, error, Names.Name) switch
        {
            "EvalError" => Intrinsic.EvalErrorPrototype,
            "RangeError" => Intrinsic.RangeErrorPrototype,
            "ReferenceError" => Intrinsic.ReferenceErrorPrototype,
            "SyntaxError" => Intrinsic.SyntaxErrorPrototype,
            "TypeError" => Intrinsic.TypeErrorPrototype,
            "URIError" => Intrinsic.UriErrorPrototype,
            _ => Intrinsic.ErrorPrototype,
        };
        return JsError.Create(_realm, _realm.Get(prototype), JsError.PeekText(_realm, error, Names.Message));
    }

    private void Fill(JsObject source, JsObject copy)
    {
        switch (source)
        {
            case JsMap map:
                FillTable(map.Table, ((JsMap)copy).Table, hasValues: true);
                break;
            case JsSet set:
                FillTable(set.Table, ((JsSet)copy).Table, hasValues: false);
                break;
            case JsError:
                CopyHidden(source, copy, Names.Stack);
                CopyHidden(source, copy, Names.Cause);
                break;
            default:
                FillMembers(source, copy);
                break;
        }
    }

    private void FillTable(OrderedTable source, OrderedTable copy, bool hasValues)
    {
        // Copying a member may run a getter that changes the table; what was there at the start is what counts.
        OrderedTable entries = source.Copy(_realm);
        TableCursor cursor = default;
        while (entries.TryNext(_realm, ref cursor, out int at))
        {
            JsValue key = CopyOf(entries.KeyAt(at));
            if (hasValues)
            {
                copy.Set(_realm, key, CopyOf(entries.ValueAt(at)));
            }
            else
            {
                copy.Add(_realm, key);
            }
        }
    }

    private void CopyHidden(JsObject source, JsObject copy, JsString name)
    {
        if (source.TryGetOwn(_realm, name, out JsValue value, out PropertyFlags flags) && (flags & PropertyFlags.Accessor) == 0)
        {
            copy.PutOwn(_realm, name, CopyOf(value), PropertyFlags.Hidden);
        }
    }

    private void FillMembers(JsObject source, JsObject copy)
    {
        List<PropertyKey> keys = source.OwnKeys(_realm);
        using HeldCell held = _realm.Hold(new HeldKeys(keys));
        foreach (PropertyKey key in keys)
        {
            if (!key.IsSymbol && source.GetOwnProperty(_realm, key, out PropertyDescriptor property) && property.Enumerable)
            {
                copy.CreateDataPropertyOrThrow(_realm, key, CopyOf(source.Get(_realm, key)));
            }
        }
    }

    private JsThrow Refused(string message) => DomExceptionConstructor.Throw(_realm, "DataCloneError", message);
}
