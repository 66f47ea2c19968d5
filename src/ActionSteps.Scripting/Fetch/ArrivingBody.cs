namespace ActionSteps.Scripting.Fetch;

/// <summary>A body that comes from the network: read once, and kept where clones of the response read it too.</summary>
internal sealed class ArrivingBody(FetchExchange exchange) : HeapCell(CellKind.Internal)
{
    private static readonly Action<Realm, HeapCell, Task<FetchedBytes>> s_settle =
        static (realm, receiver, task) => ((ArrivingBody)receiver).Settle(realm, new ValueTask<FetchedBytes>(task));

    private readonly List<BodyReading> _readings = [];
    private bool _isShared;
    private byte[]? _kept;
    private JsValue? _fault;

    internal FetchExchange Exchange { get; } = exchange;

    /// <summary>Whether one reader has it for itself and may take it in pieces.</summary>
    internal bool IsShared => _isShared;

    internal void Share() => _isShared = true;

    internal void Read(Realm realm, BodyReading reading)
    {
        _readings.Add(reading);
        if (_kept is not null || _fault is not null)
        {
            Tell(realm, _kept);
            return;
        }

        if (_readings.Count > 1)
        {
            return;
        }

        ValueTask<FetchedBytes> pending = Exchange.ReadToEndAsync();
        if (pending.IsCompleted)
        {
            Settle(realm, pending);
        }
        else
        {
            HostAnswer.Expect(pending.AsTask(), this, realm.Loop, s_settle);
        }
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(128 + (_kept?.Length ?? 0) + (8L * _readings.Count));
        census.Visit(Exchange);
        census.Visit(_fault ?? JsValue.Undefined);
        foreach (BodyReading reading in _readings)
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
            Tell(realm, []);
            return;
        }

        using (bytes)
        {
            if (_isShared)
            {
                realm.Meter.Allocate(24L + bytes.Span.Length);
                _kept = bytes.Span.ToArray();
            }

            Tell(realm, bytes.Span);
        }
    }

    private void Tell(Realm realm, ReadOnlySpan<byte> bytes)
    {
        foreach (BodyReading reading in _readings)
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

        _readings.Clear();
    }
}
