using ActionSteps.Scripting;
using ActionSteps.Sessions;

namespace ActionSteps.Code;

/// <summary>Data on its way between session and script; copied, so that neither sees what the other does to it.</summary>
internal static class CodeValues
{
    public static ScriptValue ToScript(IReadOnlyList<KeyValuePair<string, Value>> members)
    {
        if (members.Count == 0)
        {
            return ScriptValue.Object([]);
        }

        var copy = new KeyValuePair<string, ScriptValue>[members.Count];
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = new(members[i].Key, ToScript(members[i].Value));
        }

        return ScriptValue.Object(copy);
    }

    public static ScriptValue ToScript(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Text:
                return value.ToString();
            case ValueKind.Number:
                return value.TryGetNumber(out double number) ? number : 0;
            case ValueKind.Boolean:
                return value == Value.True;
            case ValueKind.Null:
                return ScriptValue.Null;
            case ValueKind.List:
                return value.TryGetList(out ValueList? list) ? ScriptValue.List(Array.ConvertAll(list.Items.ToArray(), ToScript)) : default;
            case ValueKind.Object:
                return value.TryGetObject(out ValueObject? members) ? ToScript(members) : default;
            default:
                return ScriptValue.Undefined;
        }
    }

    /// <exception cref="LimitExceededException">It nests too deeply for a session.</exception>
    public static Value FromScript(in ScriptValue value)
    {
        switch (value.Kind)
        {
            case ScriptValueKind.Text:
                return value.AsText();
            case ScriptValueKind.Number:
                return value.AsNumber();
            case ScriptValueKind.Boolean:
                return value.AsBoolean();
            case ScriptValueKind.Null:
                return Value.Null;
            case ScriptValueKind.Bytes:
                return Value.Object(ValueObject.Empty);
            case ScriptValueKind.List:
                IReadOnlyList<ScriptValue> list = value.AsList();
                var items = new Value[list.Count];
                for (int i = 0; i < items.Length; i++)
                {
                    Value item = FromScript(list[i]);
                    items[i] = item.IsUndefined ? Value.Null : item;
                }

                return Value.List(items);
            case ScriptValueKind.Object:
                IReadOnlyList<KeyValuePair<string, ScriptValue>> members = value.AsObject();
                ValueObject.Builder copy = new(members.Count);
                for (int i = 0; i < members.Count; i++)
                {
                    copy.Set(members[i].Key, FromScript(members[i].Value));
                }

                return Value.Object(copy.ToObject());
            default:
                return Value.Undefined;
        }
    }

    private static ScriptValue ToScript(ValueObject members)
    {
        var copy = new KeyValuePair<string, ScriptValue>[members.Count];
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = new(members.Names[i], ToScript(members.Values[i]));
        }

        return ScriptValue.Object(copy);
    }
}
