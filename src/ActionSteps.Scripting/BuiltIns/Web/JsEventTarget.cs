namespace ActionSteps.Scripting.BuiltIns;

/// <summary>An <c>EventTarget</c>: listeners in the order in which they were added.</summary>
internal class JsEventTarget(JsObject prototype) : JsObject(prototype)
{
    private List<EventListener>? _listeners;

    internal void Add(Realm realm, EventListener listener)
    {
        _listeners ??= [];
        realm.Meter.Charge(_listeners.Count + 1);
        if (Find(listener.Type, listener.Callback) < 0)
        {
            realm.Meter.Allocate(72 + (2L * listener.Type.Length));
            _listeners.Add(listener);
        }
    }

    internal void Remove(Realm realm, string type, JsObject callback)
    {
        realm.Meter.Charge(_listeners?.Count ?? 0);
        int at = Find(type, callback);
        if (at >= 0)
        {
            _listeners![at].IsRemoved = true;
            _listeners.RemoveAt(at);
        }
    }

    /// <summary>The function in a property such as <c>onabort</c>, or null.</summary>
    internal JsValue GetHandler(string type) => _listeners?.Find(known => known.IsHandler && known.Type == type) is { } handler ? handler.Callback : JsValue.Null;

    /// <summary>Sets or removes that function; a new one takes the place of the old among the listeners.</summary>
    internal void SetHandler(Realm realm, string type, JsObject? callback)
    {
        realm.Meter.Charge(_listeners?.Count ?? 0);
        EventListener? handler = _listeners?.Find(known => known.IsHandler && known.Type == type);
        if (handler is not null && callback is not null)
        {
            handler.Callback = callback;
        }
        else if (handler is not null)
        {
            handler.IsRemoved = true;
            _listeners!.Remove(handler);
        }
        else if (callback is not null)
        {
            realm.Meter.Allocate(80);
            (_listeners ??= []).Add(new EventListener(type, callback, isOnce: false, isHandler: true));
        }
    }

    /// <summary>Calls the listeners that were there when the event was sent; what one of them throws ends the run, as an uncaught error does.</summary>
    internal void Dispatch(Realm realm, JsEvent sent)
    {
        sent.Target = this;
        sent.IsDispatched = true;
        int count = _listeners?.Count ?? 0;
        realm.Meter.Allocate(24 + (8L * count));
        foreach (EventListener listener in count == 0 ? [] : _listeners!.ToArray())
        {
            realm.Meter.Charge(1);
            if (listener.Type != sent.Type || listener.IsRemoved)
            {
                continue;
            }

            if (listener.IsOnce)
            {
                Remove(realm, listener.Type, listener.Callback);
            }

            if (listener.Callback.IsCallable)
            {
                listener.Callback.Call(realm, this, [sent]);
            }
            else
            {
                realm.Call(listener.Callback.Get(realm, "handleEvent"), listener.Callback, sent);
            }

            if (sent.IsStopped)
            {
                break;
            }
        }

        sent.IsDispatched = false;
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        foreach (EventListener listener in _listeners ?? [])
        {
            census.Count(72 + (2L * listener.Type.Length));
            census.Visit(listener.Callback);
        }
    }

    private int Find(string type, JsObject callback) =>
        _listeners?.FindIndex(known => known.Type == type && !known.IsHandler && ReferenceEquals(known.Callback, callback)) ?? -1;
}
