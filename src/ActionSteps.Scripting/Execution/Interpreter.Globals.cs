namespace ActionSteps.Scripting.Execution;

/// <content>Variables of the global object, with inline caches.</content>
internal static partial class Interpreter
{
    private static void LoadGlobal(Realm realm, Frame frame, ref JsValue r, ref int ip)
    {
        JsObject global = realm.GlobalObject;
        InlineCache[] caches = realm.Caches;
        PropertyKey key = frame.Code.Names[Word(ref ip, 2)];
        int cache = Word(ref ip, 3);
        if ((uint)cache < (uint)caches.Length)
        {
            ref InlineCache entry = ref caches[cache];
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
        int cache = Word(ref ip, 3);
        if ((uint)cache < (uint)caches.Length)
        {
            ref InlineCache entry = ref caches[cache];
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
