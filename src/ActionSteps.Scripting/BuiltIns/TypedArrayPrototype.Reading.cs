using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that read the array without calling functions for its elements.</content>
internal static partial class TypedArrayPrototype
{
    private static JsValue At(in NativeCall call)
    {
        JsTypedArray self = Valid(call);
        double length = self.Length;
        double index = Operations.ToInteger(call.Realm, call[0]);
        return self.Read(call.Realm, index < 0 ? Math.Max(length + index, -1) : index);
    }

    private static JsValue Includes(in NativeCall call)
    {
        JsTypedArray self = Valid(call);
        double length = self.Length;
        double start = length == 0 ? 0 : Operations.ToRelativeIndex(call.Realm, call[1], length, 0);
        for (double i = start; i < length; i++)
        {
            call.Realm.Meter.Charge(1);
            if (Operations.SameValueZero(self.Read(call.Realm, i), call[0]))
            {
                return true;
            }
        }

        return false;
    }

    private static JsValue IndexOf(in NativeCall call)
    {
        JsTypedArray self = Valid(call);
        double length = self.Length;
        double start = length == 0 ? 0 : Operations.ToRelativeIndex(call.Realm, call[1], length, 0);
        length = Math.Min(length, self.Length);
        for (double i = start; i < length; i++)
        {
            call.Realm.Meter.Charge(1);
            if (Operations.StrictEquals(self.Read(call.Realm, i), call[0]))
            {
                return i;
            }
        }

        return -1;
    }

    private static JsValue LastIndexOf(in NativeCall call)
    {
        JsTypedArray self = Valid(call);
        double length = self.Length;
        double start = length == 0 ? -1 : call.Count > 1 ? Operations.ToInteger(call.Realm, call[1]) : length - 1;
        start = start < 0 ? length + start : start;
        for (double i = length == 0 ? -1 : Math.Min(start, self.Length - 1); i >= 0; i--)
        {
            call.Realm.Meter.Charge(1);
            if (Operations.StrictEquals(self.Read(call.Realm, i), call[0]))
            {
                return i;
            }
        }

        return -1;
    }

    private static JsValue Join(in NativeCall call)
    {
        JsTypedArray self = Valid(call);
        int length = self.Length;
        string separator = call[0].IsUndefined ? "," : Operations.ToText(call.Realm, call[0]);
        return JoinTexts(call.Realm, self, length, separator, isLocale: false);
    }

    private static JsValue ToLocaleText(in NativeCall call)
    {
        JsTypedArray self = Valid(call);
        return JoinTexts(call.Realm, self, self.Length, ",", isLocale: true);
    }

    private static JsString JoinTexts(Realm realm, JsTypedArray self, int length, string separator, bool isLocale)
    {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++)
        {
            int before = text.Length;
            if (i > 0)
            {
                text.Append(separator);
            }

            JsValue item = self.Read(realm, i);
            if (!item.IsUndefined)
            {
                text.Append(Operations.ToText(realm, isLocale ? Operations.Invoke(realm, item, "toLocaleString", []) : item));
            }

            realm.Meter.Charge(2);
            realm.Meter.Allocate(2L * (text.Length - before));
            if (text.Length > realm.Meter.MaxStringLength)
            {
                throw realm.RangeError("Invalid string length");
            }
        }

        realm.Meter.Allocate(JsString.FlatSize + (2L * text.Length));
        return JsString.Of(text.ToString());
    }

    private static JsValue Slice(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsTypedArray self = Valid(call);
        double length = self.Length;
        double start = Operations.ToRelativeIndex(realm, call[0], length, 0);
        double end = Operations.ToRelativeIndex(realm, call[1], length, length);
        JsTypedArray made = TypedArrayCreation.Species(realm, self, Math.Max(end - start, 0));
        if (end <= start)
        {
            return made;
        }

        TypedArrayCreation.RequireValid(realm, self);
        end = Math.Min(end, self.Length);
        int first = (int)start;
        int count = (int)Math.Max(end - start, 0);
        if (made.ElementKind == self.ElementKind)
        {
            CopyForward(realm, self.Bytes.Slice(count == 0 ? 0 : first << self.Shift, count << self.Shift), made, ReferenceEquals(made.Buffer, self.Buffer));
            return made;
        }

        for (int i = 0; i < count; i++)
        {
            realm.Meter.Charge(1);
            made.Write(realm, i, self.Read(realm, first + i));
        }

        return made;
    }

    // The language copies byte by byte from the start: visible where a species gives an array on the same buffer.
    private static void CopyForward(Realm realm, ReadOnlySpan<byte> source, JsTypedArray made, bool sharesMemory)
    {
        Span<byte> target = made.Bytes;
        source = source[..Math.Min(source.Length, target.Length)];
        realm.Meter.Charge(source.Length / (sharesMemory ? 1 : 256));
        if (!sharesMemory)
        {
            source.CopyTo(target);
            return;
        }

        for (int i = 0; i < source.Length; i++)
        {
            target[i] = source[i];
        }
    }

    private static JsValue Subarray(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsTypedArray self = call.ThisAs<JsTypedArray>("TypedArray.prototype.subarray");
        double length = self.Length;
        double begin = Operations.ToRelativeIndex(realm, call[0], length, 0);
        bool followsBuffer = self.IsLengthTracking && call[1].IsUndefined;
        double end = followsBuffer ? length : Operations.ToRelativeIndex(realm, call[1], length, length);
        double offset = self.Offset + (begin * self.ElementSize);
        return followsBuffer
            ? TypedArrayCreation.SpeciesView(realm, self, [self.Buffer, offset])
            : TypedArrayCreation.SpeciesView(realm, self, [self.Buffer, offset, Math.Max(end - begin, 0)]);
    }
}
