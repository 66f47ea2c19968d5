using System.Diagnostics.CodeAnalysis;

namespace ActionSteps.Scripting.Execution;

/// <content>Properties by name, with inline caches, and elements of arrays.</content>
internal static partial class Interpreter
{
    private const int MaxChain = 8;

    /// <summary>The slot in which the first cache of a place finds the property, or no reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref JsValue FindCached(Realm realm, HeapCell? cell, int cache)
    {
        InlineCache[] caches = realm.Caches;
        if (cell is not null && cell.Kind == CellKind.Object && (uint)cache < (uint)caches.Length)
        {
            JsObject owner = Unsafe.As<JsObject>(cell);
            ref InlineCache entry = ref caches[cache];
            if (ReferenceEquals(entry.Shape, owner.Shape))
            {
                if (entry.Holder is null)
                {
                    return ref owner.Slots[entry.Slot];
                }

                if (ReferenceEquals(entry.Prototype, owner.Prototype) && entry.Epoch == realm.Epoch)
                {
                    return ref entry.Holder.Slots[entry.Slot];
                }
            }
        }

        return ref Unsafe.NullRef<JsValue>();
    }

    /// <summary>The element of a dense array when it is there, or no reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref JsValue FindElement(in JsValue owner, in JsValue key)
    {
        if (key.IsNumber && owner.Cell is JsArray { IsDense: true } array)
        {
            int index = double.ConvertToIntegerNative<int>(key.Number);
            JsValue[] items = array.Items;
            if (index == key.Number && (uint)index < (uint)items.Length && (uint)index < array.Length && !items[index].IsEmpty)
            {
                return ref items[index];
            }
        }

        return ref Unsafe.NullRef<JsValue>();
    }

    /// <summary>Reads a property that the first cache of the place does not know; answers the frame of a getter that has to run first.</summary>
    private static Frame? GetNamed(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        frame.Pc = PcOf(frame, ref ip);
        int cache = Word(ref ip, 4);
        JsValue target = R(ref r, ref ip, 2);
        PropertyKey name = frame.Code.Names[Word(ref ip, 3)];
        InlineCache[] caches = realm.Caches;
        if ((uint)cache >= (uint)caches.Length)
        {
            R(ref r, ref ip, 1) = target.IsObject ? target.AsObject.Get(realm, name, target) : GetOfPrimitive(realm, name, target);
            return null;
        }

        if (!target.TryGetObject(out JsObject? owner))
        {
            GetNamedOfPrimitive(realm, target, name, ref caches[cache], ref R(ref r, ref ip, 1));
            return null;
        }

        ref JsValue slot = ref FindCached(realm, owner, cache + 1);
        if (!Unsafe.IsNullRef(ref slot))
        {
            JsValue.Copy(ref R(ref r, ref ip, 1), slot);
            return null;
        }

        if ((FindGetter(realm, caches[cache], owner) ?? FindGetter(realm, caches[cache + 1], owner)) is { } getter)
        {
            return CallGetter(realm, frame, getter, target, Word(ref ip, 1));
        }

        JsValue found = owner.Get(realm, name, target);
        Remember(realm, caches.AsSpan(cache, 2), owner, name);
        R(ref r, ref ip, 1) = found;
        return null;
    }

    private static JsFunction? FindGetter(Realm realm, in InlineCache entry, JsObject owner) =>
        entry.Epoch == ~realm.Epoch && ReferenceEquals(entry.Shape, owner.Shape) && ReferenceEquals(entry.Prototype, owner.Prototype)
            && entry.Holder!.Slots[entry.Slot].Cell is Accessor { Getter: JsFunction { Code.IsPlain: true } getter }
            ? getter
            : null;

    private static void GetNamedOfPrimitive(Realm realm, in JsValue target, PropertyKey name, ref InlineCache entry, ref JsValue result)
    {
        if (target.IsNullish || name.Equals(Names.Length) || name.IsIndex)
        {
            result = GetOfPrimitive(realm, name, target);
            return;
        }

        JsObject prototype = Operations.PrototypeOfPrimitive(realm, target);
        if (entry.Shape is null && ReferenceEquals(entry.Prototype, prototype) && entry.Epoch == realm.Epoch)
        {
            JsValue.Copy(ref result, entry.Holder!.Slots[entry.Slot]);
            return;
        }

        JsValue value = prototype.Get(realm, name, target);
        entry = default;
        if (FindOnChain(prototype, name, out JsObject? holder, out int at) && IsValue(holder, at))
        {
            entry = new InlineCache { Prototype = prototype, Holder = holder, Slot = at, Epoch = realm.Epoch };
        }

        result = value;
    }

    private static JsValue GetOfPrimitive(Realm realm, PropertyKey name, in JsValue target)
    {
        if (target.IsNullish)
        {
            throw realm.TypeError($"Cannot read properties of {Operations.Describe(target)} (reading '{name}')");
        }

        if (target.Cell is JsString text)
        {
            if (name.Equals(Names.Length))
            {
                return text.Length;
            }

            if (name.IsIndex && name.Index < text.Length)
            {
                return JsString.OfUnit(text[(int)name.Index]);
            }
        }

        return Operations.PrototypeOfPrimitive(realm, target).Get(realm, name, target);
    }

    private static void GetLength(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        frame.Pc = PcOf(frame, ref ip);
        JsValue target = R(ref r, ref ip, 2);
        R(ref r, ref ip, 1) = target.Cell is JsString text ? text.Length
            : target.IsObject ? target.AsObject.Get(realm, Names.Length, target)
            : GetOfPrimitive(realm, Names.Length, target);
    }

    // Runs after the slow path, which has made lazy and deferred properties real.
    private static void Remember(Realm realm, Span<InlineCache> entries, JsObject owner, PropertyKey name)
    {
        if (!IsPlain(owner) || name.IsIndex || name.Equals(Names.Length))
        {
            return;
        }

        InlineCache made = new() { Shape = owner.Shape };
        int slot = owner.Shape.Find(name);
        if (slot >= 0)
        {
            if (!IsValue(owner, slot) || owner.Shape.Lazy is not null)
            {
                return;
            }

            made.Slot = slot;
        }
        else if (owner.Prototype is { } prototype && FindOnChain(prototype, name, out made.Holder, out made.Slot))
        {
            // The epoch of a getter is kept inverted, so that it is never taken for a value.
            made.Prototype = prototype;
            made.Epoch = IsValue(made.Holder, made.Slot) ? realm.Epoch : ~realm.Epoch;
        }
        else
        {
            return;
        }

        entries[1] = entries[0];
        entries[0] = made;
    }

    private static bool IsPlain(JsObject owner) => !owner.Shape.IsUnique && !owner.Shape.IsDeferred && owner.IsCacheable;

    private static bool IsValue(JsObject owner, int slot) =>
        (owner.Shape.FlagsAt(slot) & PropertyFlags.Accessor) == 0 && !owner.Slots[slot].IsLazy;

    /// <summary>Finds a property along a chain of prototypes and marks the objects on the way.</summary>
    private static bool FindOnChain(JsObject prototype, PropertyKey name, [NotNullWhen(true)] out JsObject? holder, out int slot)
    {
        holder = prototype;
        for (int i = 0; i < MaxChain && holder is not null && IsPlain(holder); i++)
        {
            holder.IsOnChain = true;
            slot = holder.Shape.Find(name);
            if (slot >= 0)
            {
                return !holder.Slots[slot].IsLazy;
            }

            holder = holder.Prototype;
        }

        slot = -1;
        return false;
    }

    private static void GetElement(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        JsValue key = R(ref r, ref ip, 3);
        int index = double.ConvertToIntegerNative<int>(key.Number);
        if (key.IsNumber && index == key.Number)
        {
            HeapCell? owner = R(ref r, ref ip, 2).Cell;
            if (owner is JsTypedArray typed && typed.TryRead(realm, index, out JsValue element))
            {
                R(ref r, ref ip, 1) = element;
                return;
            }

            if (owner is JsString text && (uint)index < (uint)text.Length)
            {
                R(ref r, ref ip, 1) = JsString.OfUnit(text[index]);
                return;
            }
        }

        frame.Pc = PcOf(frame, ref ip);
        R(ref r, ref ip, 1) = Operations.GetElement(realm, R(ref r, ref ip, 2), key);
    }

    private static void SetElement(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        JsValue key = R(ref r, ref ip, 2);
        int index = double.ConvertToIntegerNative<int>(key.Number);
        if (key.IsNumber && index == key.Number && R(ref r, ref ip, 1).Cell is JsTypedArray typed && typed.TryWrite(index, R(ref r, ref ip, 3)))
        {
            return;
        }

        frame.Pc = PcOf(frame, ref ip);
        Operations.SetElement(realm, R(ref r, ref ip, 1), R(ref r, ref ip, 2), R(ref r, ref ip, 3), frame.Code.IsStrict);
    }
}
