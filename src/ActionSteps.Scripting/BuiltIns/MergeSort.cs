namespace ActionSteps.Scripting.BuiltIns;

/// <summary>
/// A stable sort that survives any comparator: it may throw, change the array or contradict itself. Ordered stretches are found first
/// and merged pairwise, short ones being filled up by insertion.
/// </summary>
internal static class MergeSort
{
    private const int MinRun = 12;

    /// <summary>Sorts the first values; by their texts when there is no comparator.</summary>
    internal static void Sort(Realm realm, JsValue[] items, int count, JsObject? comparator)
    {
        if (count < 2)
        {
            return;
        }

        if (comparator is not null)
        {
            Sort(realm, items, count, new ScriptOrder(realm, comparator));
            return;
        }

        realm.Meter.Allocate(24L * count);
        var texts = new (string Text, JsValue Value)[count];
        for (int i = 0; i < count; i++)
        {
            realm.Meter.Charge(1);
            string text = Operations.ToText(realm, items[i]);
            realm.Meter.Allocate(items[i].IsString ? 0 : JsString.FlatSize + (2L * text.Length));
            texts[i] = (text, items[i]);
        }

        Sort(realm, texts, count, new TextOrder(realm));
        for (int i = 0; i < count; i++)
        {
            items[i] = texts[i].Value;
        }
    }

    /// <summary>What comes before what.</summary>
    internal interface IOrder<T>
    {
        /// <summary>Whether the second has to stand before the first.</summary>
        bool IsReversed(in T first, in T second);
    }

    /// <summary>Sorts the first items by any order.</summary>
    internal static void Sort<T, TOrder>(Realm realm, T[] items, int count, TOrder order)
        where TOrder : struct, IOrder<T>
    {
        if (count < 2)
        {
            return;
        }

        var ends = new List<int>();
        for (int start = 0; start < count;)
        {
            start = ExtendRun(items, start, count, order);
            ends.Add(start);
        }

        if (ends.Count == 1)
        {
            return;
        }

        realm.Meter.Allocate((long)Unsafe.SizeOf<T>() * count);
        T[] from = items;
        T[] to = new T[count];
        using HeldCell held = items is JsValue[] values ? realm.HoldBeside(new HeldItems(values, (JsValue[])(object)to)) : default;
        while (ends.Count > 1)
        {
            realm.Meter.Charge(count / 8);
            MergePairs(from, to, ends, order);
            (from, to) = (to, from);
        }

        if (!ReferenceEquals(from, items))
        {
            from.AsSpan(0, count).CopyTo(items);
        }
    }

    /// <summary>Finds an ordered stretch, turns it when it falls, and fills it up to a useful length; its end.</summary>
    private static int ExtendRun<T, TOrder>(T[] items, int start, int count, TOrder order)
        where TOrder : struct, IOrder<T>
    {
        int end = start + 1;
        if (end == count)
        {
            return end;
        }

        bool falls = order.IsReversed(items[start], items[end]);
        do
        {
            end++;
        }
        while (end < count && order.IsReversed(items[end - 1], items[end]) == falls);

        if (falls)
        {
            items.AsSpan(start, end - start).Reverse();
        }

        int wanted = Math.Min(start + MinRun, count);
        for (; end < wanted; end++)
        {
            T item = items[end];
            int low = start;
            int high = end;
            while (low < high)
            {
                int middle = (low + high) >>> 1;
                if (order.IsReversed(items[middle], item))
                {
                    high = middle;
                }
                else
                {
                    low = middle + 1;
                }
            }

            items.AsSpan(low, end - low).CopyTo(items.AsSpan(low + 1));
            items[low] = item;
        }

        return end;
    }

    private static void MergePairs<T, TOrder>(T[] from, T[] to, List<int> ends, TOrder order)
        where TOrder : struct, IOrder<T>
    {
        int merged = 0;
        int low = 0;
        for (int i = 0; i < ends.Count; i += 2)
        {
            int middle = ends[i];
            int high = i + 1 < ends.Count ? ends[i + 1] : middle;
            if (high == middle || !order.IsReversed(from[middle - 1], from[middle]))
            {
                from.AsSpan(low, high - low).CopyTo(to.AsSpan(low));
            }
            else
            {
                Merge(from, to, low, middle, high, order);
            }

            ends[merged++] = high;
            low = high;
        }

        ends.RemoveRange(merged, ends.Count - merged);
    }

    private static void Merge<T, TOrder>(T[] from, T[] to, int low, int middle, int high, TOrder order)
        where TOrder : struct, IOrder<T>
    {
        int left = low;
        int right = middle;
        int at = low;
        while (left < middle && right < high)
        {
            to[at++] = order.IsReversed(from[left], from[right]) ? from[right++] : from[left++];
        }

        from.AsSpan(left, middle - left).CopyTo(to.AsSpan(at));
        from.AsSpan(right, high - right).CopyTo(to.AsSpan(at + middle - left));
    }

    private readonly struct ScriptOrder(Realm realm, JsObject comparator) : IOrder<JsValue>
    {
        public bool IsReversed(in JsValue first, in JsValue second)
        {
            realm.Meter.Charge(1);
            // The later one goes first, as in other engines: scripts whose comparators return booleans get the same order.
            JsValue order = comparator.Call(realm, JsValue.Undefined, [second, first]);
            return (order.IsNumber ? order.Number : Operations.ToNumber(realm, order)) < 0;
        }
    }

    private readonly struct TextOrder(Realm realm) : IOrder<(string Text, JsValue Value)>
    {
        public bool IsReversed(in (string Text, JsValue Value) first, in (string Text, JsValue Value) second)
        {
            realm.Meter.Charge(1 + (Math.Min(first.Text.Length, second.Text.Length) / 64));
            return string.CompareOrdinal(first.Text, second.Text) > 0;
        }
    }
}
