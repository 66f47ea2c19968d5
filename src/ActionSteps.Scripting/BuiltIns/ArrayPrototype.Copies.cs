namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that leave the array as it is and make a changed copy.</content>
internal static partial class ArrayPrototype
{
    private static JsValue ToReversed(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        JsArray made = CreateCopy(realm, length);
        using HeldCell held = realm.Hold(made);
        for (double i = length - 1; i >= 0; i--)
        {
            realm.Meter.Charge(1);
            made.Push(realm, GetItem(realm, self, i));
        }

        return made;
    }

    private static JsValue ToSorted(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject? comparator = RequireComparator(call);
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        JsArray made = CreateCopy(realm, length);
        using HeldCell held = realm.Hold(made);
        CopyItems(realm, self, 0, length, made);
        JsValue[] items = CollectItems(realm, made, made.Length, out int count, out int undefinedCount);
        MergeSort.Sort(realm, items, count, comparator);
        items.AsSpan(count, undefinedCount).Fill(JsValue.Undefined);
        items.AsSpan(0, count + undefinedCount).CopyTo(made.Items);
        return made;
    }

    private static JsValue With(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        double index = Operations.ToInteger(realm, call[0]);
        index = index < 0 ? length + index : index;
        if (!(index >= 0 && index < length))
        {
            throw realm.RangeError("Invalid index : " + NumberText.Format(Operations.ToInteger(realm, call[0])));
        }

        JsArray made = CreateCopy(realm, length);
        using HeldCell held = realm.Hold(made);
        CopyItems(realm, self, 0, index, made);
        made.Push(realm, call[1]);
        CopyItems(realm, self, index + 1, length, made);
        return made;
    }

    private static JsValue ToSpliced(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        double start = Operations.ToRelativeIndex(realm, call[0], length, 0);
        int added = Math.Max(call.Count - 2, 0);
        double removed = call.Count == 0 ? 0 : call.Count == 1 ? length - start : Math.Clamp(Operations.ToInteger(realm, call[1]), 0, length - start);
        double newLength = length + added - removed;
        if (newLength > MaxLength)
        {
            throw LengthError(realm, "toSpliced");
        }

        JsArray made = CreateCopy(realm, newLength);
        using HeldCell held = realm.Hold(made);
        CopyItems(realm, self, 0, start, made);
        for (int i = 0; i < added; i++)
        {
            made.Push(realm, call[i + 2]);
        }

        CopyItems(realm, self, start + removed, length, made);
        return made;
    }

    private static JsValue Flat(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        double depth = call[0].IsUndefined ? 1 : Operations.ToInteger(realm, call[0]);
        JsObject made = ArrayConstructor.SpeciesCreate(realm, self, 0);
        using HeldCell held = realm.Hold(made);
        Flatten(realm, made, self, length, 0, depth, null, JsValue.Undefined);
        return made;
    }

    private static JsValue FlatMap(in NativeCall call)
    {
        (Realm realm, JsObject self, double length, JsObject callback) = Begin(call);
        JsObject made = ArrayConstructor.SpeciesCreate(realm, self, 0);
        using HeldCell held = realm.Hold(made);
        Flatten(realm, made, self, length, 0, 1, callback, call[1]);
        return made;
    }

    /// <summary>FlattenIntoArray: the index behind the last element.</summary>
    private static double Flatten(
        Realm realm, JsObject made, JsObject source, double length, double to, double depth, JsObject? callback, JsValue thisValue)
    {
        realm.EnterNative();
        for (double i = 0; i < length; i++)
        {
            realm.Meter.Charge(1);
            if (!TryGet(realm, source, i, out JsValue item))
            {
                continue;
            }

            if (callback is not null)
            {
                item = callback.Call(realm, thisValue, [item, i, source]);
            }

            if (depth > 0 && item.IsObject && Operations.IsArray(realm, item))
            {
                to = Flatten(realm, made, item.AsObject, item.AsObject.GetLength(realm), to, depth - 1, null, JsValue.Undefined);
            }
            else
            {
                if (to >= MaxLength)
                {
                    throw LengthError(realm, "flat");
                }

                Define(realm, made, to++, item);
            }
        }

        realm.LeaveNative();
        return to;
    }

    private static JsArray CreateCopy(Realm realm, double length) => length <= uint.MaxValue
        ? ArrayConstructor.CreateRoom(realm, length)
        : throw realm.RangeError("Invalid array length");

    private static void CopyItems(Realm realm, JsObject self, double from, double end, JsArray made)
    {
        for (double i = from; i < end; i++)
        {
            realm.Meter.Charge(1);
            made.Push(realm, GetItem(realm, self, i));
        }
    }
}
