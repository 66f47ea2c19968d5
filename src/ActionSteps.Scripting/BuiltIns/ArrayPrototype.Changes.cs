namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that change the array.</content>
internal static partial class ArrayPrototype
{
    private const double MaxLength = 9007199254740991;

    private static JsValue Push(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.This.Cell is JsArray { IsFast: true } array && array.Length + (long)call.Count < int.MaxValue && IsPlain(realm, array))
        {
            foreach (JsValue item in call.Arguments)
            {
                array.Push(realm, item);
            }

            return (double)array.Length;
        }

        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        if (length + call.Count > MaxLength)
        {
            throw realm.TypeError("Pushing elements onto an array-like exceeds the maximum length");
        }

        foreach (JsValue item in call.Arguments)
        {
            self.SetOrThrow(realm, PropertyKey.OfLength(length++), item);
        }

        self.SetOrThrow(realm, Names.Length, length);
        return length;
    }

    private static JsValue Pop(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.This.Cell is JsArray { IsFast: true, Length: > 0 } array && IsPlain(realm, array) && array.Length <= array.Items.Length && !array.Items[array.Length - 1].IsEmpty)
        {
            return array.PopDense();
        }

        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        if (length == 0)
        {
            self.SetOrThrow(realm, Names.Length, 0);
            return JsValue.Undefined;
        }

        PropertyKey key = PropertyKey.OfLength(length - 1);
        JsValue last = self.Get(realm, key);
        self.DeleteOrThrow(realm, key);
        self.SetOrThrow(realm, Names.Length, length - 1);
        return last;
    }

    private static JsValue Shift(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (call.This.Cell is JsArray { IsFast: true, Length: > 0 } array && IsPacked(realm, array))
        {
            JsValue first = array.Items[0];
            int count = (int)array.Length;
            realm.Meter.Charge(count / 16);
            Array.Copy(array.Items, 1, array.Items, 0, count - 1);
            array.PopDense();
            return first;
        }

        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        if (length == 0)
        {
            self.SetOrThrow(realm, Names.Length, 0);
            return JsValue.Undefined;
        }

        JsValue result = self.Get(realm, new PropertyKey(0));
        for (double i = 1; i < length; i++)
        {
            Move(realm, self, i, i - 1);
        }

        self.DeleteOrThrow(realm, PropertyKey.OfLength(length - 1));
        self.SetOrThrow(realm, Names.Length, length - 1);
        return result;
    }

    private static JsValue Unshift(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        if (call.Count > 0)
        {
            if (length + call.Count > MaxLength)
            {
                throw realm.TypeError("Unshifting elements onto an array-like exceeds the maximum length");
            }

            for (double i = length - 1; i >= 0; i--)
            {
                Move(realm, self, i, i + call.Count);
            }

            for (int i = 0; i < call.Count; i++)
            {
                self.SetOrThrow(realm, new PropertyKey((uint)i), call[i]);
            }
        }

        self.SetOrThrow(realm, Names.Length, length + call.Count);
        return length + call.Count;
    }

    private static JsValue Reverse(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        for (double low = 0, high = length - 1; low < high; low++, high--)
        {
            realm.Meter.Charge(4);
            PropertyKey lowKey = PropertyKey.OfLength(low);
            PropertyKey highKey = PropertyKey.OfLength(high);
            bool hasLow = self.HasProperty(realm, lowKey);
            JsValue lowValue = hasLow ? self.Get(realm, lowKey) : JsValue.Undefined;
            bool hasHigh = self.HasProperty(realm, highKey);
            JsValue highValue = hasHigh ? self.Get(realm, highKey) : JsValue.Undefined;
            Put(realm, self, lowKey, highValue, hasHigh, hasLow);
            Put(realm, self, highKey, lowValue, hasLow, hasHigh);
        }

        return self;
    }

    private static JsValue Splice(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        double start = Operations.ToRelativeIndex(realm, call[0], length, 0);
        int added = Math.Max(call.Count - 2, 0);
        double removed = call.Count == 0 ? 0 : call.Count == 1 ? length - start : Math.Clamp(Operations.ToInteger(realm, call[1]), 0, length - start);
        if (length + added - removed > MaxLength)
        {
            throw realm.TypeError("Splicing elements exceeds the maximum length");
        }

        JsObject taken = ArrayConstructor.SpeciesCreate(realm, self, removed);
        for (double i = 0; i < removed; i++)
        {
            realm.Meter.Charge(1);
            if (TryGet(realm, self, start + i, out JsValue item))
            {
                taken.CreateDataPropertyOrThrow(realm, PropertyKey.OfLength(i), item);
            }
        }

        taken.SetOrThrow(realm, Names.Length, removed);
        if (added < removed)
        {
            for (double i = start; i < length - removed; i++)
            {
                Move(realm, self, i + removed, i + added);
            }

            for (double i = length; i > length - removed + added; i--)
            {
                realm.Meter.Charge(1);
                self.DeleteOrThrow(realm, PropertyKey.OfLength(i - 1));
            }
        }
        else if (added > removed)
        {
            for (double i = length - removed; i > start; i--)
            {
                Move(realm, self, i + removed - 1, i + added - 1);
            }
        }

        for (int i = 0; i < added; i++)
        {
            self.SetOrThrow(realm, PropertyKey.OfLength(start + i), call[i + 2]);
        }

        self.SetOrThrow(realm, Names.Length, length - removed + added);
        return taken;
    }

    private static JsValue Sort(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (!call[0].IsUndefined && !call[0].IsCallable)
        {
            throw realm.TypeError("The comparison function must be either a function or undefined");
        }

        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        var items = new List<JsValue>();
        int undefinedCount = 0;
        for (double i = 0; i < length; i++)
        {
            realm.Meter.Charge(1);
            if (TryGet(realm, self, i, out JsValue item))
            {
                realm.Meter.Allocate(16);
                if (item.IsUndefined)
                {
                    undefinedCount++;
                }
                else
                {
                    items.Add(item);
                }
            }
        }

        JsValue[] sorted = MergeSort.Sort(realm, [.. items], call[0].Cell as JsObject);
        double at = 0;
        foreach (JsValue item in sorted)
        {
            self.SetOrThrow(realm, PropertyKey.OfLength(at++), item);
        }

        for (; undefinedCount > 0; undefinedCount--)
        {
            self.SetOrThrow(realm, PropertyKey.OfLength(at++), JsValue.Undefined);
        }

        for (; at < length; at++)
        {
            realm.Meter.Charge(1);
            if (self.HasProperty(realm, PropertyKey.OfLength(at)))
            {
                self.DeleteOrThrow(realm, PropertyKey.OfLength(at));
            }
        }

        return self;
    }

    private static void Put(Realm realm, JsObject self, PropertyKey key, JsValue value, bool has, bool had)
    {
        if (has)
        {
            self.SetOrThrow(realm, key, value);
        }
        else if (had)
        {
            self.DeleteOrThrow(realm, key);
        }
    }

    private static void Move(Realm realm, JsObject self, double from, double to)
    {
        realm.Meter.Charge(1);
        if (TryGet(realm, self, from, out JsValue item))
        {
            self.SetOrThrow(realm, PropertyKey.OfLength(to), item);
        }
        else
        {
            self.DeleteOrThrow(realm, PropertyKey.OfLength(to));
        }
    }

    // No prototype of the array has elements or setters that an assignment would meet.
    private static bool IsPlain(Realm realm, JsArray array) =>
        ReferenceEquals(array.Prototype, realm.ArrayPrototype) && array.Prototype is JsArray { Length: 0, Shape.Elements: null }
        && ReferenceEquals(array.Prototype.Prototype, realm.ObjectPrototype) && realm.ObjectPrototype.Shape.Elements is null;

    private static bool IsPacked(Realm realm, JsArray array)
    {
        if (!IsPlain(realm, array) || array.Length > array.Items.Length)
        {
            return false;
        }

        foreach (JsValue item in array.DenseSpan)
        {
            if (item.IsEmpty)
            {
                return false;
            }
        }

        return true;
    }
}
