namespace ActionSteps.Scripting.BuiltIns;

/// <summary>A stable sort that survives any comparator: it may throw, change the array or contradict itself.</summary>
internal static class MergeSort
{
    internal static JsValue[] Sort(Realm realm, JsValue[] items, JsObject? comparator)
    {
        if (items.Length < 2)
        {
            return items;
        }

        realm.Meter.Allocate(16L * items.Length);
        JsString[]? texts = comparator is null ? ToTexts(realm, items) : null;
        int[] order = new int[items.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        int[] buffer = new int[items.Length];
        for (int width = 1; width < items.Length; width *= 2)
        {
            for (int low = 0; low < items.Length; low += 2 * width)
            {
                Merge(realm, items, texts, comparator, order, buffer, low, Math.Min(low + width, items.Length), Math.Min(low + (2 * width), items.Length));
            }

            (order, buffer) = (buffer, order);
        }

        return Array.ConvertAll(order, index => items[index]);
    }

    private static void Merge(
        Realm realm, JsValue[] items, JsString[]? texts, JsObject? comparator, int[] from, int[] to, int low, int middle, int high)
    {
        int left = low;
        int right = middle;
        for (int at = low; at < high; at++)
        {
            bool takesLeft = left < middle && (right >= high || Compare(realm, items, texts, comparator, from[left], from[right]) <= 0);
            to[at] = takesLeft ? from[left++] : from[right++];
        }
    }

    private static double Compare(Realm realm, JsValue[] items, JsString[]? texts, JsObject? comparator, int a, int b)
    {
        realm.Meter.Charge(1);
        if (texts is not null)
        {
            return string.CompareOrdinal(texts[a].Text, texts[b].Text);
        }

        JsValue order = comparator!.Call(realm, JsValue.Undefined, [items[a], items[b]]);
        double number = Operations.ToNumber(realm, order);
        return double.IsNaN(number) ? 0 : number;
    }

    private static JsString[] ToTexts(Realm realm, JsValue[] items)
    {
        var texts = new JsString[items.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Operations.ToJsString(realm, items[i]);
        }

        return texts;
    }
}
