namespace ActionSteps.Scripting.Execution;

/// <content>Properties by name, with inline caches.</content>
internal static partial class Interpreter
{
    private static JsValue GetNamed(Realm realm, Frame frame, in JsValue target, int name, int cache)
    {
        if (!target.IsObject)
        {
            return GetNamed(realm, frame.Code.Names[name], target);
        }

        JsObject owner = target.AsObject;
        InlineCache[] caches = realm.Caches;
        if (caches.Length == 0)
        {
            return owner.Get(realm, frame.Code.Names[name], target);
        }

        ref InlineCache entry = ref caches[cache];
        if (ReferenceEquals(entry.Shape, owner.Shape))
        {
            if (entry.Holder is null)
            {
                return owner.Slots[entry.Slot];
            }

            if (ReferenceEquals(owner.Prototype, entry.Holder) && ReferenceEquals(entry.Holder.Shape, entry.HolderShape))
            {
                return entry.Holder.Slots[entry.Slot];
            }
        }

        JsValue value = owner.Get(realm, frame.Code.Names[name], target);
        Remember(ref entry, owner, frame.Code.Names[name]);
        return value;
    }

    private static JsValue GetNamed(Realm realm, PropertyKey name, in JsValue target)
    {
        if (target.IsObject)
        {
            return target.AsObject.Get(realm, name, target);
        }

        if (target.IsNullish)
        {
            throw realm.TypeError($"Cannot read properties of {Operations.Describe(target)} (reading '{name}')");
        }

        if (target.Cell is JsString text && name.Equals(Names.Length))
        {
            return text.Length;
        }

        return Operations.PrototypeOfPrimitive(realm, target).Get(realm, name, target);
    }

    // Runs after the slow path, which has made lazy and deferred properties real.
    private static void Remember(ref InlineCache entry, JsObject owner, PropertyKey name)
    {
        entry.Shape = null;
        if (owner.Shape.IsUnique || owner.Shape.IsDeferred || !owner.IsCacheable || name.IsIndex || (owner is JsArray && name.Equals(Names.Length)))
        {
            return;
        }

        int slot = owner.Shape.Find(name);
        if (slot >= 0)
        {
            if ((owner.Shape.FlagsAt(slot) & PropertyFlags.Accessor) == 0 && !owner.Slots[slot].IsLazy && owner.Shape.Lazy is null)
            {
                (entry.Shape, entry.Holder, entry.Slot) = (owner.Shape, null, slot);
            }

            return;
        }

        JsObject? holder = owner.Prototype;
        if (holder is null || holder.Shape.IsUnique || holder.Shape.IsDeferred || !holder.IsCacheable)
        {
            return;
        }

        slot = holder.Shape.Find(name);
        if (slot >= 0 && (holder.Shape.FlagsAt(slot) & PropertyFlags.Accessor) == 0 && !holder.Slots[slot].IsLazy)
        {
            (entry.Shape, entry.Holder, entry.HolderShape, entry.Slot) = (owner.Shape, holder, holder.Shape, slot);
        }
    }

    private static void SetNamed(Realm realm, Frame frame, in JsValue target, int name, in JsValue value, int cache)
    {
        if (!target.IsObject)
        {
            SetOnPrimitive(realm, frame.Code.Names[name], target, value, frame.Code.IsStrict);
            return;
        }

        JsObject owner = target.AsObject;
        InlineCache[] caches = realm.Caches;
        if (caches.Length != 0)
        {
            ref InlineCache entry = ref caches[cache];
            if (ReferenceEquals(entry.Shape, owner.Shape))
            {
                owner.Slots[entry.Slot] = value;
                return;
            }

            Shape shape = owner.Shape;
            int slot = shape.IsUnique || shape.IsDeferred || shape.Lazy is not null || !owner.IsCacheable || owner is JsArray ? -1 : shape.Find(frame.Code.Names[name]);
            if (slot >= 0 && (shape.FlagsAt(slot) & (PropertyFlags.Writable | PropertyFlags.Accessor)) == PropertyFlags.Writable)
            {
                (entry.Shape, entry.Slot) = (shape, slot);
            }
        }

        if (!owner.Set(realm, frame.Code.Names[name], value, target) && frame.Code.IsStrict)
        {
            throw Refusals.Assignment(realm, target, frame.Code.Names[name]);
        }
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

    private static JsValue LoadGlobal(Realm realm, Frame frame, int name, int cache)
    {
        JsObject global = realm.GlobalObject;
        InlineCache[] caches = realm.Caches;
        PropertyKey key = frame.Code.Names[name];
        if (caches.Length != 0)
        {
            ref InlineCache entry = ref caches[cache];
            if (ReferenceEquals(entry.Shape, global.Shape))
            {
                return global.Slots[entry.Slot];
            }

            int slot = global.Shape.IsUnique ? -1 : global.Shape.Find(key);
            if (slot >= 0 && (global.Shape.FlagsAt(slot) & PropertyFlags.Accessor) == 0 && !global.Slots[slot].IsLazy)
            {
                (entry.Shape, entry.Slot) = (global.Shape, slot);
                return global.Slots[slot];
            }
        }

        if (!global.HasProperty(realm, key))
        {
            throw realm.ReferenceError($"{key} is not defined");
        }

        return global.Get(realm, key);
    }
}
