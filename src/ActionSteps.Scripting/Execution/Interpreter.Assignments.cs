namespace ActionSteps.Scripting.Execution;

/// <content>Assignments to properties by name, with inline caches.</content>
internal static partial class Interpreter
{
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
        bool isCached = (uint)cache < (uint)caches.Length;
        if (isCached && (SetCached(realm, ref caches[cache], owner, value) || SetCached(realm, ref caches[cache + 1], owner, value)))
        {
            return;
        }

        frame.Pc = PcOf(frame, ref ip);
        SetSlowly(realm, frame, owner, frame.Code.Names[Word(ref ip, 2)], value, isCached ? caches.AsSpan(cache, 2) : []);
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
}
