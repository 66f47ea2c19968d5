using System.Runtime.InteropServices;
using System.Text;

namespace ActionSteps.Scripting.Execution;

/// <summary>Text and values that a built-in collects while scripts may run in between; linked in the realm, so that the census counts them.</summary>
internal sealed class PendingWork : HeapCell, IDisposable
{
    private readonly Realm _realm;
    private readonly PendingWork? _outer;
    private readonly BuiltInMark _before;
    private StringBuilder? _text;
    private List<JsValue>? _values;

    private PendingWork(Realm realm)
        : base(CellKind.Internal)
    {
        _realm = realm;
        _outer = realm.Work;
        _before = realm.Meter.BeginHeld();
    }

    /// <summary>Text collected so far.</summary>
    internal StringBuilder Text => _text ??= new();

    /// <summary>Values collected so far.</summary>
    internal List<JsValue> Values => _values ??= [];

    /// <summary>How many values were collected.</summary>
    internal int Count => _values?.Count ?? 0;

    internal JsValue this[int index] => Values[index];

    /// <summary>Starts collecting; pairs with <see cref="End"/> in a finally block, or with <c>using</c>.</summary>
    internal static PendingWork Begin(Realm realm)
    {
        realm.Meter.Allocate(120);
        var work = new PendingWork(realm);
        realm.Work = work;
        return work;
    }

    internal void End()
    {
        _realm.Work = _outer;
        _realm.Meter.EndScript(_before);
    }

    public void Dispose() => End();

    /// <summary>The values as an array of the script; what was collected is in it alone from now on.</summary>
    internal JsArray ToArray()
    {
        _realm.Meter.Allocate(112 + (16L * Values.Count));
        var made = new JsArray(_realm.ArrayPrototype, Values.ToArray(), (uint)Values.Count);
        Values.Clear();
        return made;
    }

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
        List<JsValue> values = Values;
        if (values.Count == values.Capacity)
        {
            _realm.Meter.Allocate(24 + (32L * Math.Max(values.Count, 4)));
        }

        values.Add(value);
    }

    internal override void Trace(MemoryCensus census)
    {
        census.Count(120 + (2L * (_text?.Length ?? 0)) + (16L * (_values?.Capacity ?? 0)));
        census.Visit(_outer);
        census.Visit(CollectionsMarshal.AsSpan(_values));
    }
}
