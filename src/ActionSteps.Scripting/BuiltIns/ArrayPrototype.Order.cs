namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that reorder or overwrite elements in place.</content>
internal static partial class ArrayPrototype
{
    private static JsValue Reverse(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        if (IsFree(realm, self, out JsArray? array) && array.Length <= (uint)array.Items.Length)
        {
            realm.Meter.Charge(array.Length / 8);
            array.DenseSpan.Reverse();
            return self;
        }

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

    private static JsValue Fill(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        double start = Operations.ToRelativeIndex(realm, call[1], length, 0);
        double end = Operations.ToRelativeIndex(realm, call[2], length, length);
        if (start < end && IsFree(realm, self, out JsArray? array) && array.Length == length && start <= array.Items.Length)
        {
            if (end > array.Items.Length)
            {
                array.Resize(realm, (uint)end);
                array.SetLength(realm, (uint)length);
            }

            realm.Meter.Charge((long)(end - start) / 16);
            array.Items.AsSpan((int)start, (int)(end - start)).Fill(call[0]);
            return self;
        }

        for (double i = start; i < end; i++)
        {
            realm.Meter.Charge(1);
            self.SetOrThrow(realm, PropertyKey.OfLength(i), call[0]);
        }

        return self;
    }

    private static JsValue CopyWithin(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        double to = Operations.ToRelativeIndex(realm, call[0], length, 0);
        double from = Operations.ToRelativeIndex(realm, call[1], length, 0);
        double end = Operations.ToRelativeIndex(realm, call[2], length, length);
        double count = Math.Min(end - from, length - to);
        if (count > 0 && IsFree(realm, self, out JsArray? array) && array.Length == length && length <= array.Items.Length)
        {
            realm.Meter.Charge((long)count / 16);
            array.Items.AsSpan((int)from, (int)count).CopyTo(array.Items.AsSpan((int)to));
            return self;
        }

        int step = from < to && to < from + count ? -1 : 1;
        if (step < 0)
        {
            from += count - 1;
            to += count - 1;
        }

        for (; count > 0; count--, from += step, to += step)
        {
            Move(realm, self, from, to);
        }

        return self;
    }

    private static JsValue Sort(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject? comparator = RequireComparator(call);
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        JsValue[] items = CollectItems(realm, self, length, out int count, out int undefinedCount);
        MergeSort.Sort(realm, items, count, comparator);
        items.AsSpan(count, undefinedCount).Fill(JsValue.Undefined);
        count += undefinedCount;
        if (IsFree(realm, self, out JsArray? array) && array.Length == length && count <= array.Items.Length)
        {
            items.AsSpan(0, count).CopyTo(array.Items);
            array.DenseSpan[count..].Fill(JsValue.Empty);
            return self;
        }

        for (int i = 0; i < count; i++)
        {
            realm.Meter.Charge(1);
            self.SetOrThrow(realm, new PropertyKey((uint)i), items[i]);
        }

        RemoveFrom(realm, self, count, length);
        return self;
    }

    private static JsObject? RequireComparator(in NativeCall call) => call[0].IsUndefined || call[0].IsCallable
        ? call[0].Cell as JsObject
        : throw call.Realm.TypeError("The comparison function must be either a function or undefined");

    /// <summary>The elements without holes; undefined ones are only counted.</summary>
    private static JsValue[] CollectItems(Realm realm, JsObject self, double length, out int count, out int undefinedCount)
    {
        count = undefinedCount = 0;
        bool isPlain = IsPlain(realm, self, out JsArray? array);
        double end = isPlain ? array!.DenseSpan.Length : length;
        uint[]? indices = self is JsArray { IsDense: false } sparse && HasPlainPrototypes(realm, sparse) ? sparse.Shape.Elements?.SortedIndices() ?? [] : null;
        end = indices?.Length ?? end;
        JsValue[] items = NewItems(realm, isPlain || indices is not null ? end : Math.Min(end, 16));
        HeldCell held = realm.HoldBeside(new HeldItems(items));
        for (double i = 0; i < end; i++)
        {
            realm.Meter.Charge(1);
            double index = indices is null ? i : indices[(int)i];
            if (!TryGet(realm, self, index, out JsValue item))
            {
                continue;
            }

            if (count + undefinedCount == items.Length)
            {
                JsValue[] larger = NewItems(realm, items.Length * 2L);
                items.AsSpan(0, count).CopyTo(larger);
                items = larger;
                held.Dispose();
                held = realm.HoldBeside(new HeldItems(items));
            }

            if (item.IsUndefined)
            {
                undefinedCount++;
            }
            else
            {
                items[count++] = item;
            }
        }

        held.Dispose();
        return items;
    }

    private static JsValue[] NewItems(Realm realm, double capacity)
    {
        realm.Meter.Allocate(24 + (16 * (long)capacity));
        return capacity <= realm.Meter.MaxArrayLength ? new JsValue[(int)capacity] : throw realm.RangeError("Invalid array length");
    }

    private static void RemoveFrom(Realm realm, JsObject self, double from, double length)
    {
        if (self is JsArray { IsDense: false } sparse && sparse.Length == length && HasPlainPrototypes(realm, sparse))
        {
            foreach (uint index in sparse.Shape.Elements?.SortedIndices() ?? [])
            {
                realm.Meter.Charge(1);
                if (index >= from)
                {
                    self.DeleteOrThrow(realm, new PropertyKey(index));
                }
            }

            return;
        }

        for (double at = from; at < length; at++)
        {
            realm.Meter.Charge(1);
            self.DeleteOrThrow(realm, PropertyKey.OfLength(at));
        }
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
}
