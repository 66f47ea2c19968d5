namespace ActionSteps.Scripting.Lodash;

/// <summary>
/// <c>isEqual</c> and the partial comparison behind matching: values of the same kind with the same content, cycles compared by their shape.
/// What is nested beyond the guard of native depth is a RangeError.
/// </summary>
internal sealed class DeepEquality(Realm realm, JsObject? customizer, bool isPartial)
{
    private readonly Dictionary<JsObject, JsObject> _open = new(ReferenceEqualityComparer.Instance);

    internal static bool IsEqual(Realm realm, JsValue value, JsValue other, JsObject? customizer) =>
        TryFast(value, other, out bool answer) ? answer : new DeepEquality(realm, customizer, isPartial: false).Compare(value, other, isUnordered: false);

    internal static bool IsPartlyEqual(Realm realm, JsValue value, JsValue other, JsObject? customizer) =>
        TryFast(value, other, out bool answer) ? answer : new DeepEquality(realm, customizer, isPartial: true).Compare(value, other, isUnordered: true);

    private static bool TryFast(JsValue value, JsValue other, out bool answer)
    {
        answer = Operations.StrictEquals(value, other);
        if (answer || (value.IsObject && other.IsObject))
        {
            return answer;
        }

        bool comparesObjects = !value.IsNullish && !other.IsNullish && (value.IsObject || other.IsObject);
        answer = !comparesObjects && value.IsNumber && other.IsNumber && double.IsNaN(value.Number) && double.IsNaN(other.Number);
        return !comparesObjects;
    }

    private bool Compare(JsValue value, JsValue other, bool isUnordered)
    {
        realm.Meter.Charge(2);
        if (TryFast(value, other, out bool answer))
        {
            return answer;
        }

        realm.EnterNative();
        try
        {
            return CompareObjects(Operations.ToObject(realm, value), Operations.ToObject(realm, other), isUnordered);
        }
        finally
        {
            realm.LeaveNative();
        }
    }

    private bool CompareObjects(JsObject value, JsObject other, bool isUnordered)
    {
        if (!isPartial && (value is JsLodashWrapper || other is JsLodashWrapper))
        {
            JsValue left = value is JsLodashWrapper first ? first.Evaluate(realm) : value;
            JsValue right = other is JsLodashWrapper second ? second.Evaluate(realm) : other;
            return Compare(left, right, isUnordered);
        }

        Tag tag = Tags.Of(value);
        if (tag != Tags.Of(other))
        {
            return false;
        }

        switch (tag)
        {
            case Tag.Array:
            case Tag.TypedArray:
                return (tag == Tag.Array || value.ClassName == other.ClassName) && CompareLists(value, other, isUnordered);
            case Tag.Object:
                return CompareMembers(value, other, isUnordered);
            case Tag.Map:
            case Tag.Set:
                return CompareTables(value, other);
            case Tag.Boolean:
            case Tag.Number:
                return Operations.SameValueZero(Operations.ToNumber(realm, ((JsWrapper)value).Value), Operations.ToNumber(realm, ((JsWrapper)other).Value));
            case Tag.Date:
                return Operations.SameValueZero(((JsDate)value).Time, ((JsDate)other).Time);
            case Tag.Text:
            case Tag.RegExp:
                return Operations.ToJsString(realm, value).ContentEquals(Operations.ToJsString(realm, other));
            case Tag.Symbol:
                return Operations.StrictEquals(((JsWrapper)value).Value, ((JsWrapper)other).Value);
            case Tag.Error:
                return Operations.LooseEquals(realm, value.Get(realm, Names.Name), other.Get(realm, Names.Name))
                    && Operations.LooseEquals(realm, value.Get(realm, Names.Message), other.Get(realm, Names.Message));
            case Tag.ArrayBuffer:
                realm.Meter.Charge(((JsArrayBuffer)value).ByteLength / 8);
                return ((JsArrayBuffer)value).Bytes.SequenceEqual(((JsArrayBuffer)other).Bytes);
            case Tag.DataView:
                realm.Meter.Charge(((JsDataView)value).ByteLength / 8);
                return ((JsDataView)value).Offset == ((JsDataView)other).Offset && ((JsDataView)value).Bytes.SequenceEqual(((JsDataView)other).Bytes);
            default:
                return false;
        }
    }

    // Whether the two are being compared further out; then only that pair with each other is equal.
    private bool IsOpen(JsObject value, JsObject other, out bool answer)
    {
        answer = false;
        if (!_open.TryGetValue(value, out JsObject? first) || !_open.TryGetValue(other, out JsObject? second))
        {
            return false;
        }

        answer = ReferenceEquals(first, other) && ReferenceEquals(second, value);
        return true;
    }

    private void Open(JsObject value, JsObject other)
    {
        realm.Meter.Allocate(100);
        _open[value] = other;
        _open[other] = value;
    }

    private void Close(JsObject value, JsObject other)
    {
        _open.Remove(value);
        _open.Remove(other);
    }

    private bool CompareLists(JsObject value, JsObject other, bool isUnordered)
    {
        ListView items = ListView.Of(realm, value);
        ListView others = ListView.Of(realm, other);
        if (items.Length != others.Length && !(isPartial && others.Length > items.Length))
        {
            return false;
        }

        if (IsOpen(value, other, out bool answer))
        {
            return answer;
        }

        Open(value, other);
        bool isEqual = isUnordered ? CompareUnordered(items, others) : CompareOrdered(items, others);
        Close(value, other);
        return isEqual;
    }

    private bool CompareOrdered(ListView items, ListView others)
    {
        for (long i = 0; i < items.Length; i++)
        {
            JsValue item = items[i];
            JsValue other = others[i];
            JsValue answer = Ask(item, other, i, items.Source, others.Source);
            if (answer.IsUndefined ? !Compare(item, other, isUnordered: false) : !Operations.ToBoolean(answer))
            {
                return false;
            }
        }

        return true;
    }

    private bool CompareUnordered(ListView items, ListView others)
    {
        var seen = new HashSet<long>();
        for (long i = 0; i < items.Length; i++)
        {
            JsValue item = items[i];
            JsValue answer = Ask(item, others[i], i, items.Source, others.Source);
            if (!answer.IsUndefined)
            {
                if (!Operations.ToBoolean(answer))
                {
                    return false;
                }

                continue;
            }

            long at = 0;
            while (at < others.Length && (seen.Contains(at) || !Compare(item, others[at], isUnordered: true)))
            {
                realm.Meter.Charge(1);
                at++;
            }

            if (at == others.Length)
            {
                return false;
            }

            realm.Meter.Allocate(32);
            seen.Add(at);
        }

        return true;
    }

    private bool CompareTables(JsObject value, JsObject other)
    {
        JsArray items = Tags.Entries(realm, value);
        JsArray others = Tags.Entries(realm, other);
        if (items.Length != others.Length && !isPartial)
        {
            return false;
        }

        if (_open.TryGetValue(value, out JsObject? known))
        {
            return ReferenceEquals(known, other);
        }

        realm.Meter.Allocate(100);
        _open[value] = other;
        bool isEqual = CompareLists(items, others, isUnordered: true);
        _open.Remove(value);
        return isEqual;
    }

    private bool CompareMembers(JsObject value, JsObject other, bool isUnordered)
    {
        List<PropertyKey> keys = ObjectKeys.All(realm, value, inherited: false);
        if (!isPartial && keys.Count != ObjectKeys.All(realm, other, inherited: false).Count)
        {
            return false;
        }

        bool hasConstructor = isPartial;
        foreach (PropertyKey key in keys)
        {
            realm.Meter.Charge(1);
            if (isPartial ? !other.HasProperty(realm, key) : !other.HasOwnProperty(realm, key))
            {
                return false;
            }

            hasConstructor |= key.Equals(Names.Constructor);
        }

        if (IsOpen(value, other, out bool answer))
        {
            return answer;
        }

        Open(value, other);
        bool isEqual = CompareValues(keys, value, other, isUnordered) && (hasConstructor || HaveSameConstructor(value, other));
        Close(value, other);
        return isEqual;
    }

    private bool CompareValues(List<PropertyKey> keys, JsObject value, JsObject other, bool isUnordered)
    {
        foreach (PropertyKey key in keys)
        {
            JsValue member = value.Get(realm, key);
            JsValue found = other.Get(realm, key);
            JsValue answer = customizer is null ? JsValue.Undefined : Ask(member, found, key.ToValue(), value, other);
            if (answer.IsUndefined ? !Compare(member, found, isUnordered) : !Operations.ToBoolean(answer))
            {
                return false;
            }
        }

        return true;
    }

    private bool HaveSameConstructor(JsObject value, JsObject other)
    {
        if (ReferenceEquals(value.Prototype, other.Prototype) && value.Shape.Find(Names.Constructor) < 0 && !value.IsExotic && !other.IsExotic)
        {
            return true;
        }

        JsValue first = value.Get(realm, Names.Constructor);
        JsValue second = other.Get(realm, Names.Constructor);
        return Operations.LooseEquals(realm, first, second)
            || !value.HasProperty(realm, Names.Constructor) || !other.HasProperty(realm, Names.Constructor)
            || (IsOwnInstance(first) && IsOwnInstance(second));
    }

    // Object and Function are instances of themselves: objects of other worlds count as plain.
    private bool IsOwnInstance(JsValue constructor) =>
        constructor.Cell is JsObject { IsCallable: true } function && Operations.OrdinaryHasInstance(realm, function, constructor);

    private JsValue Ask(JsValue value, JsValue other, JsValue key, JsValue source, JsValue otherSource)
    {
        if (customizer is null)
        {
            return JsValue.Undefined;
        }

        return isPartial
            ? customizer.Call(realm, JsValue.Undefined, [other, value, key, otherSource, source])
            : customizer.Call(realm, JsValue.Undefined, [value, other, key, source, otherSource]);
    }
}
