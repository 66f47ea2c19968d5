using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that read the array without calling functions for its elements.</content>
internal static partial class ArrayPrototype
{
    private static JsValue Concat(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        JsObject made = ArrayConstructor.SpeciesCreate(realm, self, 0);
        double to = 0;
        for (int i = -1; i < call.Count; i++)
        {
            JsValue item = i < 0 ? self : call[i];
            if (!IsSpreadable(realm, item))
            {
                made.CreateDataPropertyOrThrow(realm, PropertyKey.OfLength(to++), item);
                continue;
            }

            JsObject source = item.AsObject;
            double length = source.GetLength(realm);
            if (to + length > MaxLength)
            {
                throw realm.TypeError("Invalid array length");
            }

            for (double from = 0; from < length; from++, to++)
            {
                realm.Meter.Charge(1);
                if (TryGet(realm, source, from, out JsValue element))
                {
                    made.CreateDataPropertyOrThrow(realm, PropertyKey.OfLength(to), element);
                }
            }
        }

        made.SetOrThrow(realm, Names.Length, to);
        return made;
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
        JsObject made = ArrayConstructor.SpeciesCreate(realm, self, Math.Max(end - start, 0));
        double to = 0;
        for (double from = start; from < end; from++, to++)
        {
            realm.Meter.Charge(1);
            if (TryGet(realm, self, from, out JsValue item))
            {
                made.CreateDataPropertyOrThrow(realm, PropertyKey.OfLength(to), item);
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
        for (double i = start; i < length; i++)
        {
            realm.Meter.Charge(1);
            if (TryGet(realm, self, i, out JsValue item) && Operations.StrictEquals(item, call[0]))
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
        for (double i = start; i < length; i++)
        {
            realm.Meter.Charge(1);
            if (Operations.SameValueZero(self.Get(realm, PropertyKey.OfLength(i)), call[0]))
            {
                return true;
            }
        }

        return false;
    }

    private static JsValue Join(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsObject self = Operations.ToObject(realm, call.This);
        double length = self.GetLength(realm);
        string separator = call[0].IsUndefined ? "," : Operations.ToText(realm, call[0]);
        if (!realm.Joining.Add(self))
        {
            return JsString.EmptyText;
        }

        try
        {
            var text = new StringBuilder();
            for (double i = 0; i < length; i++)
            {
                realm.Meter.Charge(1);
                if (i > 0)
                {
                    text.Append(separator);
                }

                JsValue item = self.Get(realm, PropertyKey.OfLength(i));
                if (!item.IsNullish)
                {
                    text.Append(Operations.ToText(realm, item));
                }

                if (text.Length > realm.Meter.MaxStringLength)
                {
                    throw realm.RangeError("Invalid string length");
                }
            }

            realm.Meter.Allocate(48 + (2L * text.Length));
            return text.ToString();
        }
        finally
        {
            realm.Joining.Remove(self);
        }
    }
}
