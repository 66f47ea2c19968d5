namespace ActionSteps.Scripting.Lodash;

/// <summary>Values that have been seen: compared by SameValueZero in a table, or one by one with a function of the script.</summary>
internal sealed class ValueSet(Realm realm, JsObject? comparator)
{
    private readonly OrderedTable? _table = comparator is null ? new OrderedTable(hasValues: false) : null;
    private readonly JsArray _values = ListView.NewList(realm);

    /// <summary>All items of a list, as an iteratee sees them.</summary>
    internal static ValueSet Of(Realm realm, ListView list, Iteratee iteratee, JsObject? comparator)
    {
        var made = new ValueSet(realm, comparator);
        using Kept kept = Kept.While(realm, made.Cell);
        for (long i = 0; i < list.Length; i++)
        {
            realm.Meter.Charge(1);
            made.Add(iteratee.Of1(realm, list[i]));
        }

        return made;
    }

    /// <summary>What keeps the values in sight of the census.</summary>
    internal HeapCell Cell => _table is null ? _values : _table;

    internal void Add(JsValue value)
    {
        if (_table is null)
        {
            _values.Push(realm, value);
        }
        else
        {
            _table.Add(realm, value);
        }
    }

    internal bool Has(JsValue value)
    {
        if (_table is not null)
        {
            return _table.Has(realm, value);
        }

        for (uint i = 0; i < _values.Length; i++)
        {
            realm.Meter.Charge(1);
            if (Operations.ToBoolean(comparator!.Call(realm, JsValue.Undefined, [value, _values.Items[i]])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>-0 is given back as 0, except to comparators.</summary>
    internal JsValue Plain(JsValue value) => comparator is null && value.IsNumber && value.Number == 0 ? 0 : value;
}
