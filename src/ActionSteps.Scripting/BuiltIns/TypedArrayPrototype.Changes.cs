using System.Runtime.InteropServices;

namespace ActionSteps.Scripting.BuiltIns;

/// <content>Methods that change the array, and their twins that change a copy.</content>
internal static partial class TypedArrayPrototype
{
    private static JsValue Fill(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsTypedArray self = Valid(call);
        double length = self.Length;
        JsValue value = BinaryElement.Convert(realm, self.ElementKind, call[0]);
        double start = Operations.ToRelativeIndex(realm, call[1], length, 0);
        double end = Operations.ToRelativeIndex(realm, call[2], length, length);
        TypedArrayCreation.RequireValid(realm, self);
        end = Math.Min(end, self.Length);
        if (start >= end)
        {
            return self;
        }

        int first = (int)start;
        self.Write(realm, first, value);
        Span<byte> bytes = self.Bytes[(first << self.Shift)..((int)end << self.Shift)];
        realm.Meter.Charge(bytes.Length / 256);
        switch (self.Shift)
        {
            case 0:
                bytes.Fill(bytes[0]);
                break;
            case 1:
                FillAll<ushort>(bytes);
                break;
            case 2:
                FillAll<uint>(bytes);
                break;
            default:
                FillAll<ulong>(bytes);
                break;
        }

        return self;
    }

    private static void FillAll<T>(Span<byte> bytes)
        where T : struct
    {
        Span<T> items = MemoryMarshal.Cast<byte, T>(bytes);
        items.Fill(items[0]);
    }

    private static JsValue CopyWithin(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsTypedArray self = Valid(call);
        double length = self.Length;
        double to = Operations.ToRelativeIndex(realm, call[0], length, 0);
        double from = Operations.ToRelativeIndex(realm, call[1], length, 0);
        double end = Operations.ToRelativeIndex(realm, call[2], length, length);
        double count = Math.Min(end - from, length - to);
        if (count <= 0)
        {
            return self;
        }

        TypedArrayCreation.RequireValid(realm, self);
        count = Math.Min(count, self.Length - Math.Max(from, to));
        if (count > 0)
        {
            int bytes = (int)count << self.Shift;
            realm.Meter.Charge(bytes / 256);
            self.Bytes.Slice((int)from << self.Shift, bytes).CopyTo(self.Bytes[((int)to << self.Shift)..]);
        }

        return self;
    }

    private static JsValue Reverse(in NativeCall call)
    {
        JsTypedArray self = Valid(call);
        ReverseAll(call.Realm, self);
        return self;
    }

    private static JsValue ToReversed(in NativeCall call)
    {
        JsTypedArray made = Copy(call.Realm, Valid(call));
        ReverseAll(call.Realm, made);
        return made;
    }

    private static JsTypedArray Copy(Realm realm, JsTypedArray self)
    {
        JsTypedArray made = TypedArrayCreation.SameType(realm, self, self.Length);
        TypedArrayCreation.CopyElements(realm, self, made, 0);
        return made;
    }

    private static void ReverseAll(Realm realm, JsTypedArray array)
    {
        Span<byte> bytes = array.Bytes;
        realm.Meter.Charge(bytes.Length / 64);
        switch (array.Shift)
        {
            case 0:
                bytes.Reverse();
                break;
            case 1:
                MemoryMarshal.Cast<byte, ushort>(bytes).Reverse();
                break;
            case 2:
                MemoryMarshal.Cast<byte, uint>(bytes).Reverse();
                break;
            default:
                MemoryMarshal.Cast<byte, ulong>(bytes).Reverse();
                break;
        }
    }

    private static JsValue With(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsTypedArray self = Valid(call);
        double length = self.Length;
        double index = Operations.ToInteger(realm, call[0]);
        index = index < 0 ? length + index : index;
        JsValue value = BinaryElement.Convert(realm, self.ElementKind, call[1]);
        if (index < 0 || index >= self.Length)
        {
            throw realm.RangeError("Invalid typed array index");
        }

        JsTypedArray made = TypedArrayCreation.SameType(realm, self, length);
        for (int i = 0; i < length; i++)
        {
            realm.Meter.Charge(1);
            made.Write(realm, i, i == index ? value : self.Read(realm, i));
        }

        return made;
    }

    private static JsValue Set(in NativeCall call)
    {
        Realm realm = call.Realm;
        JsTypedArray self = call.ThisAs<JsTypedArray>("TypedArray.prototype.set");
        double offset = Operations.ToInteger(realm, call[1]);
        if (offset < 0)
        {
            throw realm.RangeError("offset is out of bounds");
        }

        TypedArrayCreation.RequireValid(realm, self);
        if (call[0].Cell is JsTypedArray source)
        {
            TypedArrayCreation.RequireValid(realm, source);
            if (source.IsBigInt != self.IsBigInt)
            {
                throw realm.TypeError("Cannot mix BigInt and other types, use explicit conversions");
            }

            RequireRoom(realm, offset + source.Length <= self.Length);
            TypedArrayCreation.CopyElements(realm, source, self, (int)offset);
            return JsValue.Undefined;
        }

        double length = self.Length;
        JsObject items = Operations.ToObject(realm, call[0]);
        double count = items.GetLength(realm);
        RequireRoom(realm, offset + count <= length);
        for (int i = 0; i < count; i++)
        {
            realm.Meter.Charge(1);
            self.Write(realm, offset + i, items.Get(realm, new PropertyKey((uint)i)));
        }

        return JsValue.Undefined;
    }

    private static void RequireRoom(Realm realm, bool fits)
    {
        if (!fits)
        {
            throw realm.RangeError("offset is out of bounds");
        }
    }
}
