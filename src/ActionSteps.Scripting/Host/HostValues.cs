using System.Runtime.InteropServices;

namespace ActionSteps.Scripting.Host;

/// <summary>Copies values between host and script. Nothing of the one side is ever visible on the other.</summary>
internal static class HostValues
{
    private const int MaxDepth = 512;

    /// <summary>A value for a script; functions get the name. Objects are copied when the script looks at them.</summary>
    internal static JsValue ToScript(Realm realm, JsString name, in ScriptValue value)
    {
        switch (value.Kind)
        {
            case ScriptValueKind.Undefined:
                return JsValue.Undefined;
            case ScriptValueKind.Null:
                return JsValue.Null;
            case ScriptValueKind.Boolean:
                return value.AsBoolean();
            case ScriptValueKind.Number:
                return value.AsNumber();
            case ScriptValueKind.Bytes:
                ReadOnlySpan<byte> bytes = value.AsBytes().Span;
                JsArrayBuffer buffer = JsArrayBuffer.Create(realm, bytes.Length);
                bytes.CopyTo(buffer.Bytes);
                return buffer;
            case ScriptValueKind.Text:
                string content = value.AsText();
                realm.Meter.Allocate(48 + (2L * content.Length));
                return JsString.Of(content);
            case ScriptValueKind.Function:
                return value.AsLibrary()?.Create(realm) ?? HostCalls.CreateFunction(realm, name, value.AsFunction());
            case ScriptValueKind.List:
                realm.EnterNative();
                JsArray made = ToArray(realm, value.AsList());
                realm.LeaveNative();
                return made;
            default:
                realm.Meter.Allocate(72);
                return new JsHostObject(realm.ObjectPrototype, value.AsObject());
        }
    }

    internal static ScriptValue ToHost(Realm realm, JsValue value)
    {
        long left = realm.Limits.ResultSize;
        BuiltInMark before = realm.Meter.BeginNested();
        ScriptValue copy = ToHost(realm, value, 0, ref left);
        realm.Meter.EndNested(before);
        return copy;
    }

    /// <summary>The items of a list of the host in one piece: nearly always they are, and reading them one by one costs more than the copying.</summary>
    internal static ReadOnlySpan<T> Span<T>(IReadOnlyList<T> items) => items switch
    {
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        _ => items.ToArray(),
    };

    private static JsArray ToArray(Realm realm, IReadOnlyList<ScriptValue> list)
    {
        ReadOnlySpan<ScriptValue> items = Span(list);
        realm.Meter.Charge(items.Length);
        realm.Meter.Allocate(112 + (16L * items.Length));
        var copies = new JsValue[items.Length];
        for (int i = 0; i < copies.Length; i++)
        {
            copies[i] = ToScript(realm, JsString.EmptyText, items[i]);
        }

        return new JsArray(realm.ArrayPrototype, copies, (uint)copies.Length);
    }

    private static ScriptValue ToHost(Realm realm, JsValue value, int depth, ref long left)
    {
        Take(realm, ref left, 1);
        if (value.IsNumber)
        {
            return value.Number;
        }

        switch (value.Cell)
        {
            case JsString text:
                Take(realm, ref left, text.Length);
                realm.Meter.Allocate(2L * text.Length);
                return text.Text;
            case JsTag:
                return value.IsNull ? ScriptValue.Null : value.IsTrue ? true : value.IsFalse ? false : ScriptValue.Undefined;
            case JsBigInt:
                return Operations.ToText(realm, value);
            case JsWrapper wrapper:
                return ToHost(realm, wrapper.Value, depth, ref left);
            case JsArrayBuffer buffer:
                Take(realm, ref left, buffer.ByteLength);
                return ScriptValue.Bytes(buffer.Bytes.ToArray());
            case JsObject { IsCallable: false } target:
                return CopyObject(realm, target, depth, ref left);
            default:
                return ScriptValue.Undefined;
        }
    }

    private static ScriptValue CopyObject(Realm realm, JsObject target, int depth, ref long left)
    {
        if (depth > MaxDepth)
        {
            throw realm.RangeError("The result is nested too deeply or refers to itself; it must be plain data");
        }

        realm.EnterNative();
        try
        {
            if (target is JsArray array)
            {
                return CopyArray(realm, array, depth, ref left);
            }

            if (target is JsTypedArray numbers)
            {
                return CopyNumbers(realm, numbers, depth, ref left);
            }

            JsValue toJson = target.Get(realm, Names.ToJson);
            JsValue replaced = toJson.IsCallable ? realm.Call(toJson, target, JsString.EmptyText) : target;
            return ReferenceEquals(replaced.Cell, target) ? CopyMembers(realm, target, depth, ref left) : ToHost(realm, replaced, depth + 1, ref left);
        }
        finally
        {
            realm.LeaveNative();
        }
    }

    private static ScriptValue CopyNumbers(Realm realm, JsTypedArray numbers, int depth, ref long left)
    {
        Take(realm, ref left, numbers.Length);
        var items = new ScriptValue[numbers.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = ToHost(realm, numbers.Read(realm, i), depth + 1, ref left);
        }

        return ScriptValue.List(items);
    }

    private static ScriptValue CopyArray(Realm realm, JsArray array, int depth, ref long left)
    {
        Take(realm, ref left, array.Length);
        realm.Meter.Allocate(64 + ((long)Unsafe.SizeOf<ScriptValue>() * array.Length));
        var items = new ScriptValue[array.Length];
        for (int i = 0; i < items.Length && i < array.Length; i++)
        {
            bool isPlain = array.IsDense && i < array.Items.Length && !array.Items[i].IsEmpty;
            items[i] = ToHost(realm, isPlain ? array.Items[i] : array.Get(realm, new PropertyKey((uint)i)), depth + 1, ref left);
        }

        return ScriptValue.List(items);
    }

    private static ScriptValue CopyMembers(Realm realm, JsObject target, int depth, ref long left)
    {
        if (target.Shape.IsDeferred)
        {
            target.Materialize(realm);
        }

        return target.GetType() == typeof(JsObject) || target is JsHostObject
            ? CopyRecord(realm, target, depth, ref left)
            : CopyAll(realm, target, depth, ref left);
    }

    /// <summary>An ordinary object whose shape tells its keys. Its members may change on the way, by <c>toJSON</c> of one of them.</summary>
    private static ScriptValue CopyRecord(Realm realm, JsObject target, int depth, ref long left)
    {
        Shape shape = target.Shape;
        if (shape.IsUnique || shape.Elements is not null)
        {
            return CopyAll(realm, target, depth, ref left);
        }

        int count = shape.Count;
        Take(realm, ref left, count);
        realm.Meter.Allocate(64 + ((long)Unsafe.SizeOf<KeyValuePair<string, ScriptValue>>() * count));
        var members = new KeyValuePair<string, ScriptValue>[count];
        int made = 0;
        for (int i = 0; i < count; i++)
        {
            if (shape.Table.KeyAt(i) is not JsString key)
            {
                continue;
            }

            JsValue value;
            if (ReferenceEquals(target.Shape, shape) && (shape.FlagsAt(i) & PropertyFlags.Accessor) == 0 && !target.Slots[i].IsLazy)
            {
                if ((shape.FlagsAt(i) & PropertyFlags.Enumerable) == 0)
                {
                    continue;
                }

                value = target.Slots[i];
            }
            else
            {
                var name = PropertyKey.OfName(key);
                if (!target.GetOwnProperty(realm, name, out PropertyDescriptor property) || !property.Enumerable)
                {
                    continue;
                }

                value = target.Get(realm, name);
            }

            Take(realm, ref left, key.Length);
            members[made++] = new(key.Text, ToHost(realm, value, depth + 1, ref left));
        }

        return ScriptValue.Object(made == count ? members : members[..made]);
    }

    private static ScriptValue CopyAll(Realm realm, JsObject target, int depth, ref long left)
    {
        var members = new List<KeyValuePair<string, ScriptValue>>();
        if (target is JsError)
        {
            members.Add(new("name", Operations.ToText(realm, target.Get(realm, Names.Name))));
            members.Add(new("message", Operations.ToText(realm, target.Get(realm, Names.Message))));
        }

        foreach (PropertyKey key in target.OwnKeys(realm))
        {
            if (!key.IsSymbol && target.GetOwnProperty(realm, key, out PropertyDescriptor property) && property.Enumerable)
            {
                string name = key.ToString();
                Take(realm, ref left, name.Length);
                realm.Meter.Allocate(24 + (2L * name.Length) + (3L * Unsafe.SizeOf<KeyValuePair<string, ScriptValue>>()));
                members.Add(new(name, ToHost(realm, target.Get(realm, key), depth + 1, ref left)));
            }
        }

        return ScriptValue.Object(members);
    }

    private static void Take(Realm realm, ref long left, long size)
    {
        realm.Meter.Charge(1);
        left -= size;
        if (left < 0)
        {
            throw realm.Meter.Reached(ScriptLimit.ResultSize, $"{realm.Limits.ResultSize.ToString(CultureInfo.InvariantCulture)} elements and UTF-16 units");
        }
    }
}
