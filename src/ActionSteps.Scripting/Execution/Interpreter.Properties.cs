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

    private static void GetNamed(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        frame.Pc = PcOf(frame, ref ip);
        int cache = Word(ref ip, 4);
        JsValue target = R(ref r, ref ip, 2);
        PropertyKey name = frame.Code.Names[Word(ref ip, 3)];
        InlineCache[] caches = realm.Caches;
        if (caches.Length == 0)
        {
            R(ref r, ref ip, 1) = target.IsObject ? target.AsObject.Get(realm, name, target) : GetOfPrimitive(realm, name, target);
            return;
        }

        if (target.TryGetObject(out JsObject? owner))
        {
            ref JsValue slot = ref FindCached(realm, owner, cache + 1);
            if (!Unsafe.IsNullRef(ref slot))
            {
                JsValue.Copy(ref R(ref r, ref ip, 1), slot);
                return;
            }

            JsValue found = owner.Get(realm, name, target);
            Remember(realm, caches.AsSpan(cache, 2), owner, name);
            R(ref r, ref ip, 1) = found;
            return;
        }

        GetNamedOfPrimitive(realm, target, name, ref caches[cache], ref R(ref r, ref ip, 1));
    }

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
        if (FindOnChain(prototype, name, out JsObject? holder, out int at))
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
            made.Prototype = prototype;
            made.Epoch = realm.Epoch;
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

    /// <summary>Finds a value along a chain of prototypes and marks the objects on the way.</summary>
    private static bool FindOnChain(JsObject prototype, PropertyKey name, out JsObject? holder, out int slot)
    {
        holder = prototype;
        for (int i = 0; i < MaxChain && holder is not null && IsPlain(holder); i++)
        {
            holder.IsOnChain = true;
            slot = holder.Shape.Find(name);
            if (slot >= 0)
            {
                return IsValue(holder, slot);
            }

            holder = holder.Prototype;
        }

        slot = -1;
        return false;
    }

    private static void SetNamed(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        ref JsValue target = ref R(ref r, ref ip, 1);
        ref JsValue value = ref R(ref r, ref ip, 3);
        if (!target.IsObject)
        {
            frame.Pc = PcOf(frame, ref ip);
            SetOnPrimitive(realm, frame.Code.Names[Word(ref ip, 2)], target, value, frame.Code.IsStrict);
            return;
        }

        JsObject owner = target.AsObject;
        InlineCache[] caches = realm.Caches;
        int cache = Word(ref ip, 4);
        if (caches.Length != 0 && (SetCached(realm, ref caches[cache], owner, value) || SetCached(realm, ref caches[cache + 1], owner, value)))
        {
            return;
        }

        frame.Pc = PcOf(frame, ref ip);
        SetSlowly(realm, frame, owner, frame.Code.Names[Word(ref ip, 2)], value, caches.Length == 0 ? [] : caches.AsSpan(cache, 2));
    }

    private static bool SetCached(Realm realm, ref InlineCache entry, JsObject owner, in JsValue value)
    {
        if (!ReferenceEquals(entry.Shape, owner.Shape))
        {
            return false;
        }

        if (entry.Next is null)
        {
            JsValue.Copy(ref owner.Slots[entry.Slot], value);
            return true;
        }

        if (!ReferenceEquals(entry.Prototype, owner.Prototype) || entry.Epoch != realm.Epoch || !owner.Extensible || owner.IsOnChain)
        {
            return false;
        }

        owner.AppendKnown(realm, entry.Next, entry.Slot, value);
        return true;
    }

    private static void SetSlowly(Realm realm, Frame frame, JsObject owner, PropertyKey name, JsValue value, Span<InlineCache> entries)
    {
        Shape shape = owner.Shape;
        bool isAddable = false;
        if (entries.Length != 0 && IsPlain(owner) && shape.Lazy is null && !name.Equals(Names.Length))
        {
            int slot = shape.Find(name);
            if (slot >= 0 && (shape.FlagsAt(slot) & (PropertyFlags.Writable | PropertyFlags.Accessor)) == PropertyFlags.Writable)
            {
                entries[1] = entries[0];
                entries[0] = new InlineCache { Shape = shape, Slot = slot };
            }

            isAddable = slot < 0 && !name.IsIndex && owner.Extensible && IsAddable(owner.Prototype, name);
        }

        JsObject? prototype = owner.Prototype;
        if (!owner.Set(realm, name, value, owner) && frame.Code.IsStrict)
        {
            throw Refusals.Assignment(realm, owner, name);
        }

        if (isAddable && !owner.Shape.IsUnique && owner.Shape.Count == shape.Count + 1)
        {
            entries[1] = entries[0];
            entries[0] = new InlineCache { Shape = shape, Prototype = prototype, Next = owner.Shape, Slot = shape.Count, Epoch = realm.Epoch };
        }
    }

    /// <summary>Whether nothing on the chain prevents that a property is simply added; marks the objects on the way.</summary>
    private static bool IsAddable(JsObject? prototype, PropertyKey name)
    {
        for (int i = 0; prototype is not null; i++)
        {
            if (i == MaxChain || !IsPlain(prototype))
            {
                return false;
            }

            prototype.IsOnChain = true;
            int slot = prototype.Shape.Find(name);
            if (slot >= 0)
            {
                return (prototype.Shape.FlagsAt(slot) & (PropertyFlags.Writable | PropertyFlags.Accessor)) == PropertyFlags.Writable;
            }

            prototype = prototype.Prototype;
        }

        return true;
    }

    private static void SetOnPrimitive(Realm realm, PropertyKey name, in JsValue target, in JsValue value, bool isStrict)
    {
        if (target.IsNullish)
        {
            throw realm.TypeError($"Cannot set properties of {Operations.Describe(target)} (setting '{name}')");
        }

        if (!Operations.PrototypeOfPrimitive(realm, target).Set(realm, name, value, target) && isStrict)
        {
            throw Refusals.Assignment(realm, target, name);
        }
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

    private static void LoadGlobal(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        JsObject global = realm.GlobalObject;
        InlineCache[] caches = realm.Caches;
        PropertyKey key = frame.Code.Names[Word(ref ip, 2)];
        if (caches.Length != 0)
        {
            ref InlineCache entry = ref caches[Word(ref ip, 3)];
            if (ReferenceEquals(entry.Shape, global.Shape))
            {
                JsValue.Copy(ref R(ref r, ref ip, 1), global.Slots[entry.Slot]);
                return;
            }

            int slot = global.Shape.IsUnique ? -1 : global.Shape.Find(key);
            if (slot >= 0 && IsValue(global, slot))
            {
                (entry.Shape, entry.Slot) = (global.Shape, slot);
                JsValue.Copy(ref R(ref r, ref ip, 1), global.Slots[slot]);
                return;
            }
        }

        frame.Pc = PcOf(frame, ref ip);
        if (!global.HasProperty(realm, key))
        {
            throw realm.ReferenceError($"{key} is not defined");
        }

        R(ref r, ref ip, 1) = global.Get(realm, key);
    }

    private static void StoreGlobal(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        JsObject global = realm.GlobalObject;
        InlineCache[] caches = realm.Caches;
        PropertyKey name = frame.Code.Names[Word(ref ip, 1)];
        if (caches.Length != 0)
        {
            ref InlineCache entry = ref caches[Word(ref ip, 3)];
            if (ReferenceEquals(entry.Shape, global.Shape))
            {
                JsValue.Copy(ref global.Slots[entry.Slot], R(ref r, ref ip, 2));
                return;
            }

            int slot = global.Shape.IsUnique ? -1 : global.Shape.Find(name);
            if (slot >= 0 && (global.Shape.FlagsAt(slot) & (PropertyFlags.Writable | PropertyFlags.Accessor)) == PropertyFlags.Writable)
            {
                (entry.Shape, entry.Slot) = (global.Shape, slot);
            }
        }

        frame.Pc = PcOf(frame, ref ip);
        bool isStrict = frame.Code.IsStrict;
        if (isStrict && !global.HasProperty(realm, name))
        {
            throw realm.ReferenceError($"{name} is not defined");
        }

        if (!global.Set(realm, name, R(ref r, ref ip, 2), global) && isStrict)
        {
            throw Refusals.Assignment(realm, global, name);
        }
    }
}
