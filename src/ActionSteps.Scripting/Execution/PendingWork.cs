using System.Runtime.InteropServices;
using System.Text;

namespace ActionSteps.Scripting.Execution;

/// <summary>Text and values that a built-in collects while scripts may run in between; linked in the realm, so that the census counts them.</summary>
internal sealed class PendingWork : HeapCell
{
    private readonly Realm _realm;
    private readonly PendingWork? _outer;
    private StringBuilder? _text;
    private List<JsValue>? _values;

    private PendingWork(Realm realm)
        : base(CellKind.Internal)
    {
        _realm = realm;
        _outer = realm.Work;
    }

    /// <summary>Text collected so far.</summary>
    internal StringBuilder Text => _text ??= new();

    /// <summary>Values collected so far.</summary>
    internal List<JsValue> Values => _values ??= [];

    /// <summary>Starts collecting; pairs with <see cref="End"/> in a finally block.</summary>
    internal static PendingWork Begin(Realm realm)
    {
        realm.Meter.Allocate(120);
        var work = new PendingWork(realm);
        realm.Work = work;
        return work;
    }

    internal void End() => _realm.Work = _outer;

    internal void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _realm.Meter.MaxStringLength - Text.Length)
        {
            throw _realm.RangeError("Invalid string length");
        }

        _realm.Meter.Allocate(2L * text.Length);
        _realm.Meter.Charge(1 + (text.Length >> 4));
        Text.Append(text);
    }

    internal void Add(JsValue value)
    {
        _realm.Meter.Allocate(32);
        Values.Add(value);
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(120 + (2L * (_text?.Length ?? 0)) + (16L * (_values?.Capacity ?? 0)));
        census.Visit(_outer);
        if (_values is not null)
        {
            census.Visit(CollectionsMarshal.AsSpan(_values));
        }
    }
}
