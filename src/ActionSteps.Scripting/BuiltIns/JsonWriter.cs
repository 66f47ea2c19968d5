using System.Text;

namespace ActionSteps.Scripting.BuiltIns;

/// <summary>Writes JSON (25.5.2). The text is paid for as it grows.</summary>
internal sealed class JsonWriter
{
    private readonly Realm _realm;
    private readonly JsObject? _replacer;
    private readonly List<PropertyKey>? _allowed;
    private readonly string _gap = "";
    private readonly StringBuilder _text = new();
    private readonly List<JsObject> _path = [];
    private readonly HashSet<JsObject> _open = new(ReferenceEqualityComparer.Instance);
    private int _paid;

    internal JsonWriter(Realm realm, JsValue replacer, JsValue space)
    {
        _realm = realm;
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
        JsObject holder = _realm.NewObject();
        if (_replacer is not null)
        {
            holder.PutOwn(_realm, "", value, PropertyFlags.Default);
        }

        return WriteProperty(holder, "", value, isItem: false) ? StringPrototype.Make(_realm, _text.ToString()) : JsValue.Undefined;
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
    private bool WriteProperty(JsObject holder, PropertyKey key, JsValue value, bool isItem)
    {
        _realm.Meter.Charge(1);
        if (value.IsObject || value.IsBigInt)
        {
            JsValue toJson = Operations.GetV(_realm, value, Names.ToJson);
            if (toJson.IsCallable)
            {
                value = _realm.Call(toJson, value, key.ToValue());
            }
        }

        if (_replacer is not null)
        {
            value = _replacer.Call(_realm, holder, [key.ToValue(), value]);
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
            _text.Append(double.IsFinite(value.Number) ? NumberText.Format(value.Number) : "null");
            return true;
        }

        switch (value.Cell)
        {
            case JsString text:
                Quote(text.Text);
                Pay();
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
        if (!_open.Add(target))
        {
            throw _realm.TypeError("Converting circular structure to JSON");
        }

        _path.Add(target);
        if (Operations.IsArray(_realm, target))
        {
            WriteItems(target);
        }
        else
        {
            WriteMembers(target);
        }

        _path.RemoveAt(_path.Count - 1);
        _open.Remove(target);
        _realm.LeaveNative();
        Pay();
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
            PropertyKey key = PropertyKey.OfLength(i);
            if (!WriteProperty(target, key, target.Get(_realm, key), isItem: true))
            {
                _text.Append("null");
            }

            Pay();
        }

        if (length > 0)
        {
            NewLine(-1);
        }

        _text.Append(']');
    }

    private void WriteMembers(JsObject target)
    {
        _text.Append('{');
        bool isFirst = true;
        foreach (PropertyKey key in _allowed ?? target.OwnKeys(_realm))
        {
            if (key.IsSymbol || (_allowed is null && !(target.GetOwnProperty(_realm, key, out PropertyDescriptor property) && property.Enumerable)))
            {
                continue;
            }

            int start = _text.Length;
            JsValue value = target.Get(_realm, key);
            if (!isFirst)
            {
                _text.Append(',');
            }

            NewLine(0);
            Quote(key.ToString());
            _text.Append(_gap.Length > 0 ? ": " : ":");
            if (WriteProperty(target, key, value, isItem: false))
            {
                isFirst = false;
            }
            else
            {
                _text.Length = start;
            }

            Pay();
        }

        if (!isFirst)
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
        for (int i = _path.Count + offset; i > 0; i--)
        {
            _text.Append(_gap);
        }
    }

    private void Pay()
    {
        if (_text.Length <= _paid)
        {
            return;
        }

        int added = _text.Length - _paid;
        _paid = _text.Length;
        if (_paid > _realm.Meter.MaxStringLength)
        {
            throw _realm.RangeError("Invalid string length");
        }

        _realm.Meter.Allocate(2L * added);
        _realm.Meter.Charge(added / 16);
    }

    private void Quote(string text)
    {
        _text.Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            switch (unit)
            {
                case '"':
                    _text.Append("\\\"");
                    break;
                case '\\':
                    _text.Append("\\\\");
                    break;
                case '\b':
                    _text.Append("\\b");
                    break;
                case '\f':
                    _text.Append("\\f");
                    break;
                case '\n':
                    _text.Append("\\n");
                    break;
                case '\r':
                    _text.Append("\\r");
                    break;
                case '\t':
                    _text.Append("\\t");
                    break;
                default:
                    bool isPair = char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
                    if (isPair)
                    {
                        _text.Append(unit).Append(text[++i]);
                    }
                    else if (unit < ' ' || char.IsSurrogate(unit))
                    {
                        _text.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        _text.Append(unit);
                    }

                    break;
            }
        }

        _text.Append('"');
    }
}
