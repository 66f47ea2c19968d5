using System.Runtime.InteropServices;

namespace ActionSteps.Scripting.BuiltIns;

/// <content>Sorting: by the order of numbers on the elements themselves, or by a comparator on a copy.</content>
internal static partial class TypedArrayPrototype
{
    /// <summary>Elements that are sorted in one go, within a millisecond or two.</summary>
    private const int Run = 16_384;

    private static JsValue Sort(in NativeCall call)
    {
        RequireComparator(call);
        JsTypedArray self = Valid(call);
        SortAll(call.Realm, self, self, call[0].Cell as JsObject);
        return self;
    }

    private static JsValue ToSorted(in NativeCall call)
    {
        RequireComparator(call);
        JsTypedArray self = Valid(call);
        JsTypedArray made = TypedArrayCreation.SameType(call.Realm, self, self.Length);
        SortAll(call.Realm, self, made, call[0].Cell as JsObject);
        return made;
    }

    private static void RequireComparator(in NativeCall call)
    {
        if (!call[0].IsUndefined && !call[0].IsCallable)
        {
            throw call.Realm.TypeError("The comparison function must be either a function or undefined");
        }
    }

    private static void SortAll(Realm realm, JsTypedArray source, JsTypedArray target, JsObject? comparator)
    {
        if (comparator is null)
        {
            if (!ReferenceEquals(source, target))
            {
                TypedArrayCreation.CopyElements(realm, source, target, 0);
            }

            SortNumbers(realm, target);
            return;
        }

        realm.Meter.Allocate(24 + (16L * source.Length));
        var items = new JsValue[source.Length];
        for (int i = 0; i < items.Length; i++)
        {
            realm.Meter.Charge(1);
            items[i] = source.Read(realm, i);
        }

        MergeSort.Sort(realm, items, items.Length, comparator);
        for (int i = 0; i < items.Length; i++)
        {
            realm.Meter.Charge(1);
            target.Write(realm, i, items[i]);
        }
    }

    private static void SortNumbers(Realm realm, JsTypedArray array)
    {
        Span<byte> bytes = array.Bytes;
        switch (array.ElementKind)
        {
            case ElementKind.Int8:
                SortSpan(realm, MemoryMarshal.Cast<byte, sbyte>(bytes));
                break;
            case ElementKind.Uint8:
            case ElementKind.Uint8Clamped:
                SortSpan(realm, bytes);
                break;
            case ElementKind.Int16:
                SortSpan(realm, MemoryMarshal.Cast<byte, short>(bytes));
                break;
            case ElementKind.Uint16:
                SortSpan(realm, MemoryMarshal.Cast<byte, ushort>(bytes));
                break;
            case ElementKind.Int32:
                SortSpan(realm, MemoryMarshal.Cast<byte, int>(bytes));
                break;
            case ElementKind.Uint32:
                SortSpan(realm, MemoryMarshal.Cast<byte, uint>(bytes));
                break;
            case ElementKind.Float32:
                SortFloats(realm, MemoryMarshal.Cast<byte, int>(bytes));
                break;
            case ElementKind.Float64:
                SortDoubles(realm, MemoryMarshal.Cast<byte, long>(bytes));
                break;
            case ElementKind.BigInt64:
                SortSpan(realm, MemoryMarshal.Cast<byte, long>(bytes));
                break;
            default:
                SortSpan(realm, MemoryMarshal.Cast<byte, ulong>(bytes));
                break;
        }
    }

    // The bits of floating-point numbers sort as integers once those of negative numbers are turned round; NaN goes to the end, -0 before 0.
    private static void SortFloats(Realm realm, Span<int> bits)
    {
        realm.Meter.Charge(bits.Length / 4);
        foreach (ref int item in bits)
        {
            item = float.IsNaN(BitConverter.Int32BitsToSingle(item)) ? int.MaxValue : item ^ ((item >> 31) & int.MaxValue);
        }

        SortSpan(realm, bits);
        foreach (ref int item in bits)
        {
            item ^= (item >> 31) & int.MaxValue;
        }
    }

    private static void SortDoubles(Realm realm, Span<long> bits)
    {
        realm.Meter.Charge(bits.Length / 4);
        foreach (ref long item in bits)
        {
            item = double.IsNaN(BitConverter.Int64BitsToDouble(item)) ? long.MaxValue : item ^ ((item >> 63) & long.MaxValue);
        }

        SortSpan(realm, bits);
        foreach (ref long item in bits)
        {
            item ^= (item >> 63) & long.MaxValue;
        }
    }

    private static void SortSpan<T>(Realm realm, Span<T> items)
        where T : unmanaged, IComparable<T>
    {
        for (int at = 0; at < items.Length; at += Run)
        {
            Span<T> run = items.Slice(at, Math.Min(Run, items.Length - at));
            realm.Meter.Charge(run.Length * 2);
            run.Sort();
        }

        if (items.Length <= Run)
        {
            return;
        }

        realm.Meter.Allocate(items.Length * (long)Unsafe.SizeOf<T>());
        Span<T> from = items;
        Span<T> to = new T[items.Length];
        for (long width = Run; width < items.Length; width *= 2)
        {
            for (long low = 0; low < items.Length; low += 2 * width)
            {
                int high = (int)Math.Min(low + (2 * width), items.Length);
                Merge(realm, from[(int)low..high], (int)Math.Min(width, high - low), to[(int)low..high]);
            }

            Span<T> swapped = from;
            from = to;
            to = swapped;
        }

        if (from != items)
        {
            from.CopyTo(items);
        }
    }

    private static void Merge<T>(Realm realm, ReadOnlySpan<T> from, int middle, Span<T> to)
        where T : unmanaged, IComparable<T>
    {
        int left = 0;
        int right = middle;
        for (int at = 0; at < to.Length; at++)
        {
            if ((at & 4095) == 0)
            {
                realm.Meter.Charge(1024);
            }

            bool takesLeft = left < middle && (right >= from.Length || from[left].CompareTo(from[right]) <= 0);
            to[at] = takesLeft ? from[left++] : from[right++];
        }
    }
}
