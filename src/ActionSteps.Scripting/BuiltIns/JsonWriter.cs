using System.Buffers;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Writes JSON (25.5.2). The text is paid for as it grows.</summary>
internal sealed class JsonWriter
{
    /// <summary>Down to this depth cycles are found by looking through the path.</summary>
    private const int ShallowDepth = 24;

    private static readonly SearchValues<char> s_escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    private static readonly PropertyKey s_toJson = Names.ToJson;

    private readonly Realm _realm;
    private readonly JsObject? _replacer;
    private readonly List<PropertyKey>? _allowed;
    private readonly string _gap = "";
    private readonly TextBuilder _text;
    private readonly OpenObjects _open = new();
    private HashSet<JsObject>? _deep;

    internal JsonWriter(Realm realm, JsValue replacer, JsValue space)
    {
        _realm = realm;
        _text = new TextBuilder(realm);
        if (replacer.IsCallable)
        {
            _replacer = replacer.AsObject;
        }
        else if (replacer.IsObject && Operations.IsArray(realm, replacer))
        {
            _allowed = ReadAllowed(realm, replacer.AsObject);
        }

        if (space.Cell is JsWrapper { Value: var inner })
        {
            space = inner.IsNumber ? Operations.ToNumber(realm, space) : inner.IsString ? Operations.ToJsString(realm, space) : space;
        }

        _gap = space.IsNumber
            ? new string(' ', (int)Math.Clamp(Operations.ToInteger(realm, space), 0, 10))
            : space.Cell is JsString text ? text.Text[..Math.Min(10, text.Length)] : "";
    }

    internal JsValue Write(JsValue value)
    {
        using HeldCell held = _realm.HoldBeside(_open);
        if (_replacer is null)
        {
            return WriteProperty(null, "", value) ? _text.ToJsString() : JsValue.Undefined;
        }

        JsObject holder = _realm.NewObject();
        holder.PutOwn(_realm, "", value, PropertyFlags.Default);
        return WriteProperty(holder, "", value) ? _text.ToJsString() : JsValue.Undefined;
    }

    private static List<PropertyKey> ReadAllowed(Realm realm, JsObject list)
    {
        var keys = new List<PropertyKey>();
        var seen = new HashSet<PropertyKey>();
        double length = list.GetLength(realm);
        for (double i = 0; i < length; i++)
        {
            realm.Meter.Charge(2);
            JsValue item = list.Get(realm, PropertyKey.OfLength(i));
            bool counts = item.IsString || item.IsNumber || (item.Cell is JsWrapper wrapper && (wrapper.Value.IsString || wrapper.Value.IsNumber));
            if (counts && PropertyKey.Of(Operations.ToJsString(realm, item)) is var key && seen.Add(key))
            {
                realm.Meter.Allocate(64);
                keys.Add(key);
            }
        }

        return keys;
    }

    /// <summary>Writes a member's value; false when it has no JSON.</summary>
    private bool WriteProperty(JsObject? holder, PropertyKey key, JsValue value)
    {
        _realm.Meter.Charge(1);
        if (value.IsObject || value.IsBigInt)
        {
            JsValue toJson = Operations.GetV(_realm, value, s_toJson);
            if (toJson.IsCallable)
            {
                value = _realm.Call(toJson, value, key.ToValue());
            }
        }

        if (_replacer is not null)
        {
            value = _replacer.Call(_realm, holder!, [key.ToValue(), value]);
        }

        if (value.Cell is JsWrapper wrapper)
        {
            value = wrapper.Value.IsNumber ? Operations.ToNumber(_realm, value)
                : wrapper.Value.IsString ? Operations.ToJsString(_realm, value)
                : wrapper.Value.IsBoolean || wrapper.Value.IsBigInt ? wrapper.Value : value;
        }

        return WriteValue(value);
    }

    private bool WriteValue(JsValue value)
    {
        if (value.IsNumber)
        {
            if (double.IsFinite(value.Number))
            {
                _text.AppendNumber(value.Number);
            }
            else
            {
                _text.Append("null");
            }

            return true;
        }

        switch (value.Cell)
        {
            case JsString text:
                Quote(text.Text);
                return true;
            case JsBigInt:
                throw _realm.TypeError("Do not know how to serialize a BigInt");
            case JsObject { IsCallable: false } target:
                WriteObject(target);
                return true;
            case JsTag when !value.IsUndefined:
                _text.Append(value.IsNull ? "null" : value.IsTrue ? "true" : "false");
                return true;
            default:
                return false;
        }
    }

    private void WriteObject(JsObject target)
    {
        _realm.EnterNative();
        Open(target);
        if (Operations.IsArray(_realm, target))
        {
            WriteItems(target);
        }
        else if (_allowed is null && target.IsSimple)
        {
            WriteSlots(target);
        }
        else
        {
            WriteMembers(target);
        }

        _open.Path.RemoveAt(_open.Path.Count - 1);
        _deep?.Remove(target);
        _realm.LeaveNative();
    }

    private void Open(JsObject target)
    {
        _realm.Meter.Allocate(16);
        int shallow = Math.Min(_open.Path.Count, ShallowDepth);
        bool isOpen = _deep is not null && _deep.Contains(target);
        for (int i = 0; i < shallow; i++)
        {
            isOpen |= ReferenceEquals(_open.Path[i], target);
        }

        if (isOpen)
        {
            throw _realm.TypeError("Converting circular structure to JSON");
        }

        if (_open.Path.Count >= ShallowDepth)
        {
            (_deep ??= new(ReferenceEqualityComparer.Instance)).Add(target);
        }

        _open.Path.Add(target);
    }

    private void WriteItems(JsObject target)
    {
        _text.Append('[');
        double length = target.GetLength(_realm);
        for (double i = 0; i < length; i++)
        {
            if (i > 0)
            {
                _text.Append(',');
            }

            NewLine(0);
            JsValue item = target is JsArray { IsDense: true } array && i < array.Items.Length && i < array.Length && !array.Items[(int)i].IsEmpty
                ? array.Items[(int)i]
                : target.Get(_realm, PropertyKey.OfLength(i));
            if (!WriteProperty(target, PropertyKey.OfLength(i), item))
            {
                _text.Append("null");
            }
        }

        if (length > 0)
        {
            NewLine(-1);
        }

        _text.Append(']');
    }

    private void WriteSlots(JsObject target)
    {
        _text.Append('{');
        bool isFirst = true;
        Shape shape = target.Shape;
        int count = shape.Count;
        for (int i = 0; i < count; i++)
        {
            PropertyFlags flags = shape.FlagsAt(i);
            if (shape.Table.KeyAt(i) is JsString name && (flags & PropertyFlags.Enumerable) != 0)
            {
                PropertyKey key = PropertyKey.OfName(name);
                bool isStored = ReferenceEquals(target.Shape, shape) && (flags & PropertyFlags.Accessor) == 0;
                WriteMember(target, key, isStored ? target.Slots[i] : target.Get(_realm, key), ref isFirst);
            }
        }

        Close(isFirst);
    }

    private void WriteMembers(JsObject target)
    {
        _text.Append('{');
        bool isFirst = true;
        foreach (PropertyKey key in _allowed ?? EnumerableKeys(_realm, target))
        {
            WriteMember(target, key, target.Get(_realm, key), ref isFirst);
        }

        Close(isFirst);
    }

    /// <summary>The names that are enumerable now: what scripts do later does not change the list.</summary>
    internal static List<PropertyKey> EnumerableKeys(Realm realm, JsObject target)
    {
        List<PropertyKey> keys = target.OwnKeys(realm);
        int count = 0;
        for (int i = 0; i < keys.Count; i++)
        {
            realm.Meter.Charge(1);
            if (!keys[i].IsSymbol && target.GetOwnProperty(realm, keys[i], out PropertyDescriptor property) && property.Enumerable)
            {
                keys[count++] = keys[i];
            }
        }

        keys.RemoveRange(count, keys.Count - count);
        return keys;
    }

    private void WriteMember(JsObject target, PropertyKey key, JsValue value, ref bool isFirst)
    {
        int start = _text.Length;
        if (!isFirst)
        {
            _text.Append(',');
        }

        NewLine(0);
        Quote(key.Cell is JsString name ? name.Text : key.ToString());
        _text.Append(':');
        if (_gap.Length > 0)
        {
            _text.Append(' ');
        }

        if (WriteProperty(target, key, value))
        {
            isFirst = false;
        }
        else
        {
            _text.Truncate(start);
        }
    }

    private void Close(bool isEmpty)
    {
        if (!isEmpty)
        {
            NewLine(-1);
        }

        _text.Append('}');
    }

    private void NewLine(int offset)
    {
        if (_gap.Length == 0)
        {
            return;
        }

        _text.Append('\n');
        for (int i = _open.Path.Count + offset; i > 0; i--)
        {
            _text.Append(_gap);
        }
    }

    private void Quote(string text)
    {
        _realm.Meter.Charge(text.Length / 16);
        _text.Append('"');
        ReadOnlySpan<char> rest = text;
        if (rest.ContainsAny(s_escaped) || rest.ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            Escape(rest);
        }
        else
        {
            _text.Append(text);
        }

        _text.Append('"');
    }

    private void Escape(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            char mark = unit switch
            {
                '"' or '\\' => unit,
                '\b' => 'b',
                '\f' => 'f',
                '\n' => 'n',
                '\r' => 'r',
                '\t' => 't',
                _ => '\0',
            };
            if (mark != '\0')
            {
                _text.Append('\\');
                _text.Append(mark);
            }
            else if (char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                _text.Append(text.Slice(i++, 2));
            }
            else if (unit < ' ' || char.IsSurrogate(unit))
            {
                _text.Append("\\u");
                _text.Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                _text.Append(unit);
            }
        }
    }

    /// <summary>The objects that are being written, which a <c>toJSON</c> may have made; the census reaches them from here.</summary>
    private sealed class OpenObjects() : HeapCell(CellKind.Internal)
    {
        internal List<JsObject> Path { get; } = [];

        internal override void Trace(MemoryCensus census)
        {
            foreach (JsObject open in Path)
            {
                census.Visit(open);
            }
        }
    }
}
