namespace ActionSteps.Scripting.BuiltIns;

/// <summary>
/// An intrinsic object that takes its properties from a table when somebody looks at all of them, or at some so often that it pays.
/// Until then it has no slots, only the few values that were asked for: most runs use two or three names of the global object.
/// </summary>
internal class JsIntrinsic(JsObject? prototype, IntrinsicTable table) : JsObject(prototype, Shape.Deferred, [])
{
    private const int MaxFirst = 5;
    private const int MaxLookups = 24;

    private (int Slot, JsValue Value)[]? _first;
    private byte _count;
    private byte _lookups;

    internal sealed override void Materialize(Realm realm)
    {
        JsValue[] slots = table.NewSlots(realm);
        for (int i = 0; i < _count; i++)
        {
            slots[_first![i].Slot] = _first[i].Value;
        }

        Shape = table.Shape;
        Slots = slots;
        _first = null;
        _count = 0;
    }

    internal sealed override bool TryGetOwn(Realm realm, PropertyKey key, out JsValue slot, out PropertyFlags flags)
    {
        if (!Shape.IsDeferred)
        {
            return base.TryGetOwn(realm, key, out slot, out flags);
        }

        int at = key.IsIndex ? -1 : table.Shape.Find(key);
        if (at < 0)
        {
            (slot, flags) = (JsValue.Undefined, PropertyFlags.None);
            return false;
        }

        flags = table.Shape.FlagsAt(at);
        return TryGetFirst(realm, at, out slot) || base.TryGetOwn(realm, key, out slot, out flags);
    }

    internal sealed override void Trace(MemoryCensus census)
    {
        base.Trace(census);
        for (int i = 0; i < _count; i++)
        {
            census.Visit(_first![i].Value);
        }
    }

    private bool TryGetFirst(Realm realm, int at, out JsValue value)
    {
        value = JsValue.Undefined;
        if (++_lookups > MaxLookups)
        {
            return false;
        }

        for (int i = 0; i < _count; i++)
        {
            if (_first![i].Slot == at)
            {
                value = _first[i].Value;
                return true;
            }
        }

        if (_count == MaxFirst)
        {
            return false;
        }

        // Making the value may touch this object again, even so often that it gets its slots.
        JsValue made = table.Create(realm, at);
        if (!Shape.IsDeferred || _count == MaxFirst)
        {
            return false;
        }

        if (_first is null)
        {
            realm.Meter.Allocate(24 + (24 * MaxFirst));
            _first = new (int, JsValue)[MaxFirst];
        }

        _first[_count++] = (at, made);
        value = made;
        return true;
    }
}
