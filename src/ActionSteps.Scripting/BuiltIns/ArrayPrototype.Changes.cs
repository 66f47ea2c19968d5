namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that add and remove elements in place.</content>
internal static partial class ArrayPrototype
{
    private static JsValue Push(in NativeCall call)
    {
        Realm realm = call.Realm;
        if (IsFree(realm, call.This, out JsArray? array) && array.Length + (long)call.Count < int.MaxValue)
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
            throw LengthError(realm, "push");
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
        if (IsFree(realm, call.This, out JsArray? array) && array.Length > 0)
        {
            JsValue item = array.PopDense();
            return item.IsEmpty ? JsValue.Undefined : item;
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
        if (IsFree(realm, call.This, out JsArray? array) && array.Length > 0)
        {
            Span<JsValue> items = array.DenseSpan;
            JsValue first = items.Length > 0 ? items[0] : JsValue.Undefined;
            if (items.Length > 1)
            {
                realm.Meter.Charge(items.Length / 16);
                items[1..].CopyTo(items);
                items[^1] = JsValue.Empty;
            }

            array.PopDense();
            return first.IsEmpty ? JsValue.Undefined : first;
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
        if (IsFree(realm, call.This, out JsArray? array) && CanShiftTail(array, call.Count))
        {
            ShiftTail(realm, array, 0, call.Count);
            call.Arguments.CopyTo(array.Items);
            return (double)array.Length;
        }

        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        if (call.Count > 0)
        {
            if (length + call.Count > MaxLength)
            {
                throw LengthError(realm, "unshift");
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
            throw LengthError(realm, "splice");
        }

        if (IsFree(realm, self, out JsArray? array) && array.Length == length && CanShiftTail(array, (int)Math.Min(added - removed, int.MaxValue))
            && ArrayConstructor.HasDefaultSpecies(realm, array))
        {
            JsArray cut = ArrayConstructor.CreateRoom(realm, removed);
            array.DenseSpan.Slice((int)start, (int)removed).CopyTo(cut.Items);
            cut.Resize(realm, (uint)removed);
            ShiftTail(realm, array, (int)(start + removed), added - (int)removed);
            if (added > 0)
            {
                call.Arguments[2..].CopyTo(array.Items.AsSpan((int)start));
            }

            return cut;
        }

        JsObject taken = ArrayConstructor.SpeciesCreate(realm, self, removed);
        for (double i = 0; i < removed; i++)
        {
            realm.Meter.Charge(1);
            if (TryGet(realm, self, start + i, out JsValue item))
            {
                Define(realm, taken, i, item);
            }
        }

        taken.SetOrThrow(realm, Names.Length, removed);
        ReplaceSlowly(realm, self, length, start, removed, added);
        for (int i = 0; i < added; i++)
        {
            self.SetOrThrow(realm, PropertyKey.OfLength(start + i), call[i + 2]);
        }

        self.SetOrThrow(realm, Names.Length, length - removed + added);
        return taken;
    }

    private static void ReplaceSlowly(Realm realm, JsObject self, double length, double start, double removed, int added)
    {
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
    }

    // Arrays whose end is not stored (new Array(1e9)) go the slow way, which knows how to keep them sparse.
    private static bool CanShiftTail(JsArray array, int by) => array.Length <= (uint)array.Items.Length && array.Length + (long)by < int.MaxValue;

    /// <summary>Moves the elements from <paramref name="from"/> on, holes included, and sets the new length.</summary>
    private static void ShiftTail(Realm realm, JsArray array, int from, int by)
    {
        int length = (int)array.Length;
        realm.Meter.Charge((length - from) / 16);
        if (by > 0)
        {
            array.Resize(realm, (uint)(length + by));
        }

        if (by != 0)
        {
            array.Items.AsSpan(from, length - from).CopyTo(array.Items.AsSpan(from + by));
        }

        if (by < 0)
        {
            array.Resize(realm, (uint)(length + by));
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
}
