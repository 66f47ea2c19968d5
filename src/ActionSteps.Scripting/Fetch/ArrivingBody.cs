namespace ActionSteps.Scripting.Fetch;

/// <summary>A body that comes from the network: read once, and kept where clones of the response read it too.</summary>
internal sealed class ArrivingBody(FetchExchange exchange) : HeapCell(CellKind.Internal)
{
    private static readonly Action<Realm, HeapCell, Task<FetchedBytes>> s_settle =
        static (realm, receiver, task) => ((ArrivingBody)receiver).Settle(realm, new ValueTask<FetchedBytes>(task));

    private BodyReading? _reading;
    private List<BodyReading>? _further;
    private bool _isShared;
    private byte[]? _kept;
    private JsValue? _fault;

    internal FetchExchange Exchange { get; } = exchange;

    /// <summary>Whether one reader has it for itself and may take it in pieces.</summary>
    internal bool IsShared => _isShared;

    internal void Share() => _isShared = true;

    internal void Read(Realm realm, BodyReading reading)
    {
        if (_kept is not null || _fault is not null)
        {
            Tell(realm, reading, _kept);
            return;
        }

        if (_reading is not null)
        {
            realm.Meter.Allocate(16);
            (_further ??= []).Add(reading);
            return;
        }

        _reading = reading;

        ValueTask<FetchedBytes> pending = Exchange.ReadToEndAsync();
        if (pending.IsCompleted)
        {
            Settle(realm, pending);
        }
        else
        {
            HostAnswer.Expect(pending.AsTask(), this, realm.Loop, s_settle, continuesHere: true);
        }
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(128 + (_kept?.Length ?? 0) + (16L * (_further?.Count ?? 0)));
        census.Visit(Exchange);
        census.Visit(_fault ?? JsValue.Undefined);
        census.Visit(_reading);
        foreach (BodyReading reading in _further ?? [])
        {
            census.Visit(reading);
        }
    }

    private void Settle(Realm realm, ValueTask<FetchedBytes> done)
    {
        FetchedBytes bytes;
        try
        {
            bytes = done.GetAwaiter().GetResult();
        }
        catch (Exception fault)
        {
            _fault = FetchErrors.Of(realm, fault, Exchange.IsAborted);
            TellAll(realm, []);
            return;
        }

        using (bytes)
        {
            if (_isShared)
            {
                realm.Meter.Allocate(24L + bytes.Span.Length);
                _kept = bytes.Span.ToArray();
            }

            TellAll(realm, bytes.Span);
        }
    }

    private void TellAll(Realm realm, ReadOnlySpan<byte> bytes)
    {
        (BodyReading? reading, List<BodyReading>? further) = (_reading, _further);
        (_reading, _further) = (null, null);
        Tell(realm, reading!, bytes);
        foreach (BodyReading other in further ?? [])
        {
            Tell(realm, other, bytes);
        }
    }

    private void Tell(Realm realm, BodyReading reading, ReadOnlySpan<byte> bytes)
    {
        if (_fault is { } fault)
        {
            reading.Promise.Reject(realm, fault);
        }
        else
        {
            reading.Finish(realm, bytes);
        }
    }
}
