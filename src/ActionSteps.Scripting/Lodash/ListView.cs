namespace ActionSteps.Scripting.Lodash;

/// <summary>A value read as a list: an array, a text, or anything with a length. Null, undefined and what has no length are empty.</summary>
internal readonly struct ListView
{
    private readonly Realm _realm;
    private readonly JsArray? _array;

    private ListView(Realm realm, JsValue source, long length)
    {
        _realm = realm;
        _array = source.Cell as JsArray;
        Source = source;
        Length = length;
    }

    internal JsValue Source { get; }

    internal long Length { get; }

    internal JsValue this[long index]
    {
        get
        {
            if (_array is { IsDense: true } && index < _array.Length && (ulong)index < (ulong)_array.Items.Length)
            {
                JsValue item = _array.Items[index];
                if (!item.IsEmpty)
                {
                    return item;
                }
            }

            return Operations.GetV(_realm, Source, PropertyKey.OfLength(index));
        }
    }

    /// <summary>The list of an argument that should be one: its <c>length</c> decides.</summary>
    internal static ListView Of(Realm realm, JsValue value) => new(realm, value, LengthOf(realm, value));

    /// <summary>Whether lodash treats a value as a list: it has a length and is no function.</summary>
    internal static bool TryRead(Realm realm, JsValue value, out ListView list)
    {
        list = default;
        if (value.Cell is JsArray array)
        {
            list = new ListView(realm, value, array.Length);
            return true;
        }

        if (value.Cell is JsString text)
        {
            list = new ListView(realm, value, text.Length);
            return true;
        }

        if (!value.IsObject || value.AsObject.IsCallable)
        {
            return false;
        }

        JsValue length = value.AsObject.Get(realm, Names.Length);
        if (!IsLength(length))
        {
            return false;
        }

        list = new ListView(realm, value, (long)length.Number);
        return true;
    }

    internal static bool IsList(Realm realm, JsValue value) => TryRead(realm, value, out _);

    internal static bool IsListObject(Realm realm, JsValue value) => value.IsObject && TryRead(realm, value, out _);

    internal static bool IsLength(JsValue value) =>
        value.IsNumber && value.Number >= 0 && value.Number <= 9007199254740991 && Math.Truncate(value.Number) == value.Number;

    /// <summary>A copy of all items.</summary>
    internal JsArray ToArray() => Slice(0, Length);

    internal JsArray Slice(long start, long end)
    {
        JsArray made = NewList(_realm, Math.Min(Math.Max(end - start, 0), 1024));
        for (long i = start; i < end; i++)
        {
            _realm.Meter.Charge(1);
            made.Push(_realm, this[i]);
        }

        return made;
    }

    internal static JsArray NewList(Realm realm, long capacity = 0) => ArrayConstructor.CreateRoom(realm, capacity);

    /// <summary>Whether an argument is given because the function was passed to <c>map</c> and the like: then the extra arguments do not count.</summary>
    internal static bool IsIterateeCall(Realm realm, JsValue value, JsValue index, JsValue collection)
    {
        if (!collection.IsObject)
        {
            return false;
        }

        bool fits = index.IsNumber
            ? TryRead(realm, collection, out ListView list) && PropertyPath.IsIndex(realm, index, list.Length)
            : index.IsString && collection.AsObject.HasProperty(realm, Operations.ToPropertyKey(realm, index));
        return fits && Operations.SameValueZero(Operations.GetElement(realm, collection, index), value);
    }

    private static long LengthOf(Realm realm, JsValue value)
    {
        if (value.Cell is JsArray array)
        {
            return array.Length;
        }

        if (value.IsNullish)
        {
            return 0;
        }

        JsValue length = Operations.GetV(realm, value, Names.Length);
        return IsLength(length) ? (long)length.Number : 0;
    }
}
