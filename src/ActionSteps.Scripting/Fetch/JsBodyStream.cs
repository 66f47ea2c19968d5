namespace ActionSteps.Scripting.Fetch;

/// <summary>A body in pieces, as an asynchronous iterator. Calls of <c>next</c> are served one after the other.</summary>
internal sealed class JsBodyStream(JsObject prototype, JsFetchBody body) : JsObject(prototype)
{
    private static readonly Action<Realm, HeapCell, Task<FetchedBytes>> s_settle =
        static (realm, receiver, task) => ((JsBodyStream)receiver).Settle(realm, new ValueTask<FetchedBytes>(task));

    private readonly Queue<JsPromise> _waiting = new();
    private bool _isStarted;
    private bool _isReading;
    private bool _isDone;

    internal static JsBodyStream Make(Realm realm, JsFetchBody body)
    {
        realm.Meter.Allocate(200);
        return new JsBodyStream(realm.Get(Intrinsic.BodyStreamPrototype), body);
    }

    internal JsPromise Next(Realm realm)
    {
        JsPromise promise = JsPromise.Create(realm);
        try
        {
            if (!_isStarted)
            {
                body.Use(realm);
                _isStarted = true;
            }
        }
        catch (JsThrow thrown)
        {
            realm.Meter.ThrowIfReached();
            promise.Reject(realm, thrown.Value);
            return promise;
        }

        realm.Meter.Allocate(16);
        _waiting.Enqueue(promise);
        Serve(realm);
        return promise;
    }

    internal JsPromise Return(Realm realm, JsValue value)
    {
        End();
        JsPromise promise = JsPromise.Create(realm);
        promise.Resolve(realm, realm.NewIterResult(value, isDone: true));
        return promise;
    }

    /// <summary>Leaves the rest of the body unread.</summary>
    internal void End()
    {
        _isDone = true;
        if (_isStarted && body.Content is ArrivingBody { IsShared: false } arriving)
        {
            arriving.Exchange.Close();
        }
    }

    internal override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        census.Count(160 + (16L * _waiting.Count));
        census.Visit(body);
        foreach (JsPromise promise in _waiting)
        {
            census.Visit(promise);
        }
    }

    private void Serve(Realm realm)
    {
        while (!_isReading && _waiting.Count > 0)
        {
            realm.Meter.Charge(1);
            if (_isDone)
            {
                _waiting.Dequeue().Resolve(realm, realm.NewIterResult(JsValue.Undefined, isDone: true));
            }
            else if (body.Content is ArrivingBody { IsShared: false } arriving)
            {
                _isReading = true;
                ValueTask<FetchedBytes> pending = arriving.Exchange.ReadChunkAsync();
                if (!pending.IsCompleted)
                {
                    HostAnswer.Expect(pending.AsTask(), this, realm.Loop, s_settle, continuesHere: true);
                    return;
                }

                Take(realm, pending);
            }
            else
            {
                _isDone = true;
                GiveWhole(realm, _waiting.Dequeue());
            }
        }
    }

    private void Settle(Realm realm, ValueTask<FetchedBytes> done)
    {
        Take(realm, done);
        Serve(realm);
    }

    private void Take(Realm realm, ValueTask<FetchedBytes> done)
    {
        _isReading = false;
        JsPromise promise = _waiting.Dequeue();
        FetchedBytes bytes;
        try
        {
            bytes = done.GetAwaiter().GetResult();
        }
        catch (Exception fault)
        {
            _isDone = true;
            promise.Reject(realm, FetchErrors.Of(realm, fault, ((ArrivingBody)body.Content!).Exchange.IsAborted));
            return;
        }

        using (bytes)
        {
            if (bytes.Span.IsEmpty)
            {
                _isDone = true;
                promise.Resolve(realm, realm.NewIterResult(JsValue.Undefined, isDone: true));
                return;
            }

            promise.Resolve(realm, realm.NewIterResult(Chunk(realm, bytes.Span), isDone: false));
        }
    }

    // A body that is here, or that clones read too, is one piece.
    private void GiveWhole(Realm realm, JsPromise promise)
    {
        if (body.Content is ArrivingBody shared)
        {
            shared.Read(realm, BodyReading.Piece(realm, promise, body));
        }
        else
        {
            promise.Resolve(realm, realm.NewIterResult(Chunk(realm, JsFetchBody.BytesOf(realm, body.Content)), isDone: false));
        }
    }

    private static JsTypedArray Chunk(Realm realm, ReadOnlySpan<byte> bytes)
    {
        realm.Meter.Allocate(24L + bytes.Length);
        return FetchBuffer.Of(realm, JsArrayBuffer.Of(realm, bytes.ToArray()));
    }
}
