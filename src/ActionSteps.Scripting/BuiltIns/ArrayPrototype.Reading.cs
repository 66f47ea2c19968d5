namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that search the array or copy a part of it.</content>
internal static partial class ArrayPrototype
{
    private static JsValue At(in NativeCall call)
    {
        JsObject self = Operations.ToObject(call.Realm, call.This);
        double length = self.GetLength(call.Realm);
        double index = Operations.ToInteger(call.Realm, call[0]);
        index = index < 0 ? length + index : index;
        return index >= 0 && index < length ? GetItem(call.Realm, self, index) : JsValue.Undefined;
    }

    private static JsValue Concat(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        JsObject made = ArrayConstructor.SpeciesCreate(realm, self, 0);
        using HeldCell held = realm.Hold(made);
        double to = 0;
        for (int i = -1; i < call.Count; i++)
        {
            JsValue item = i < 0 ? self : call[i];
            if (!IsSpreadable(realm, item))
            {
                if (to >= MaxLength)
                {
                    throw LengthError(realm, "concat");
                }

                Define(realm, made, to++, item);
                continue;
            }

            JsObject source = item.AsObject;
            double length = source.GetLength(realm);
            if (to + length > MaxLength)
            {
                throw LengthError(realm, "concat");
            }

            Append(realm, made, to, source, length);
            to += length;
        }

        made.SetOrThrow(realm, Names.Length, to);
        return made;
    }

    private static void Append(Realm realm, JsObject made, double to, JsObject source, double length)
    {
        if (IsPlain(realm, source, out JsArray? plain) && plain.Length == length)
        {
            Span<JsValue> items = plain.DenseSpan;
            if (made is JsArray { IsFast: true } target && target.Length <= to && to <= target.Items.Length && !ReferenceEquals(target, plain))
            {
                realm.Meter.Charge(items.Length / 16);
                target.Resize(realm, (uint)(to + items.Length));
                items.CopyTo(target.Items.AsSpan((int)to));
                return;
            }

            length = items.Length;
        }
        else if (source is JsArray { IsDense: false } sparse && HasPlainPrototypes(realm, sparse))
        {
            foreach (uint index in sparse.Shape.Elements?.SortedIndices() ?? [])
            {
                realm.Meter.Charge(1);
                if (index < length && TryGet(realm, source, index, out JsValue element))
                {
                    Define(realm, made, to + index, element);
                }
            }

            return;
        }

        for (double from = 0; from < length; from++)
        {
            realm.Meter.Charge(1);
            if (TryGet(realm, source, from, out JsValue element))
            {
                Define(realm, made, to + from, element);
            }
        }
    }

    private static bool IsSpreadable(Realm realm, JsValue value)
    {
        if (!value.TryGetObject(out JsObject? target))
        {
            return false;
        }

        JsValue spreadable = target.Get(realm, JsSymbol.IsConcatSpreadable);
        return spreadable.IsUndefined ? Operations.IsArray(realm, value) : Operations.ToBoolean(spreadable);
    }

    private static JsValue Slice(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        double start = Operations.ToRelativeIndex(realm, call[0], length, 0);
        double end = Operations.ToRelativeIndex(realm, call[1], length, length);
        double count = Math.Max(end - start, 0);
        if (IsPlain(realm, self, out JsArray? array) && end <= array.Items.Length && end <= array.Length && ArrayConstructor.HasDefaultSpecies(realm, array))
        {
            realm.Meter.Charge((long)count / 16);
            realm.Meter.Allocate(112 + (16 * (long)count));
            return new JsArray(realm.ArrayPrototype, count == 0 ? [] : array.Items.AsSpan((int)start, (int)count).ToArray(), (uint)count);
        }

        JsObject made = ArrayConstructor.SpeciesCreate(realm, self, count);
        using HeldCell held = realm.Hold(made);
        double to = 0;
        for (double from = start; from < end; from++, to++)
        {
            realm.Meter.Charge(1);
            if (TryGet(realm, self, from, out JsValue item))
            {
                Define(realm, made, to, item);
            }
        }

        made.SetOrThrow(realm, Names.Length, to);
        return made;
    }

    private static JsValue IndexOf(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        double start = length == 0 ? 0 : Operations.ToRelativeIndex(realm, call[1], length, 0);
        if (IsPlain(realm, self, out JsArray? array))
        {
            int from = (int)Math.Min(start, int.MaxValue);
            Span<JsValue> items = array.DenseSpan;
            return from >= items.Length ? -1 : IndexIn(realm, items, from, call[0]);
        }

        for (double i = start; i < length; i++)
        {
            realm.Meter.Charge(1);
            if (TryGet(realm, self, i, out JsValue item) && IsEqual(realm, item, call[0]))
            {
                return i;
            }
        }

        return -1;
    }

    private static JsValue LastIndexOf(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        double start = length == 0 ? 0 : call.Count > 1 ? Operations.ToInteger(realm, call[1]) : length - 1;
        start = start < 0 ? length + start : Math.Min(start, length - 1);
        if (IsPlain(realm, self, out JsArray? array))
        {
            start = Math.Min(start, array.DenseSpan.Length - 1);
        }

        for (double i = start; i >= 0; i--)
        {
            realm.Meter.Charge(1);
            if (TryGet(realm, self, i, out JsValue item) && IsEqual(realm, item, call[0]))
            {
                return i;
            }
        }

        return -1;
    }

    private static JsValue Includes(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        double start = length == 0 ? 0 : Operations.ToRelativeIndex(realm, call[1], length, 0);
        JsValue wanted = call[0];
        bool isNaN = wanted.IsNumber && double.IsNaN(wanted.Number);
        if (!isNaN && !wanted.IsUndefined && IsPlain(realm, self, out JsArray? array))
        {
            int from = (int)Math.Min(start, int.MaxValue);
            Span<JsValue> items = array.DenseSpan;
            return from < items.Length && IndexIn(realm, items, from, wanted) >= 0;
        }

        for (double i = start; i < length; i++)
        {
            realm.Meter.Charge(1);
            JsValue item = GetItem(realm, self, i);
            if (IsEqual(realm, item, wanted) || (isNaN && item.IsNumber && double.IsNaN(item.Number)))
            {
                return true;
            }
        }

        return false;
    }

    private static int IndexIn(Realm realm, ReadOnlySpan<JsValue> items, int from, in JsValue wanted)
    {
        realm.Meter.Charge((items.Length - from) / 8);
        if (wanted.IsNumber)
        {
            double number = wanted.Number;
            for (int i = from; i < items.Length; i++)
            {
                if (items[i].Number == number && items[i].IsNumber)
                {
                    return i;
                }
            }

            return -1;
        }

        bool isIdentity = wanted.Cell is not JsString and not JsBigInt;
        for (int i = from; i < items.Length; i++)
        {
            if (ReferenceEquals(items[i].Cell, wanted.Cell) || (!isIdentity && IsEqual(realm, items[i], wanted)))
            {
                return i;
            }
        }

        return -1;
    }

    // Two long texts of the same length are compared unit by unit, which a script can make dear.
    private static bool IsEqual(Realm realm, in JsValue item, in JsValue wanted)
    {
        if (wanted.Cell is JsString { Length: var length } && item.Cell is JsString text)
        {
            if (text.Length != length)
            {
                return false;
            }

            realm.Meter.Charge(length / 64);
        }

        return Operations.StrictEquals(item, wanted);
    }
}
