namespace ActionSteps.Scripting.Values;

/// <summary>Array-index properties kept one by one, for objects that are not dense arrays.</summary>
internal sealed class SparseElements
{
    private readonly Dictionary<uint, (JsValue Value, PropertyFlags Flags)> _items = [];

    internal int Count => _items.Count;

    internal bool TryGet(uint index, out JsValue value, out PropertyFlags flags)
    {
        bool found = _items.TryGetValue(index, out (JsValue Value, PropertyFlags Flags) item);
        (value, flags) = item;
        return found;
    }

    internal void Put(Realm realm, uint index, JsValue value, PropertyFlags flags)
    {
        int before = _items.Count;
        _items[index] = (value, flags);
        if (_items.Count != before)
        {
            realm.Meter.Allocate(140);
        }
    }

    internal void Remove(uint index) => _items.Remove(index);

    internal uint[] SortedIndices()
    {
        uint[] indices = [.. _items.Keys];
        Array.Sort(indices);
        return indices;
    }

    internal void Trace(MemoryCensus census)
    {
        census.Count(140L * _items.Count);
        foreach ((JsValue value, _) in _items.Values)
        {
            census.Visit(value);
        }
    }
}
