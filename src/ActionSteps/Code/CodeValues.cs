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
        switch (value.Payload)
        {
            case string text:
                return text;
            case ValueObject members:
                return ToScript(members);
            case ValueList list:
                return ToScript(list);
            case Value.NumberTag:
                return value.Scalar;
            case Value.BooleanTag:
                return value.Scalar != 0;
            case null:
                return ScriptValue.Undefined;
            default:
                return ScriptValue.Null;
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
                    items[i] = FromScript(list[i]);
                }

                return Value.List(ValueList.Own(items));
            case ScriptValueKind.Object:
                return Value.Object(FromScript(value.AsObject()));
            default:
                return Value.Undefined;
        }
    }

    private static ValueObject FromScript(IReadOnlyList<KeyValuePair<string, ScriptValue>> members)
    {
        FewNames few = default;
        Span<string> names = few.Take(members.Count);
        var values = new Value[names.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (names[i], ScriptValue member) = members[i];
            values[i] = FromScript(member);
        }

        return ValueObject.Own(names, values);
    }

    private static ScriptValue ToScript(ValueList list)
    {
        ReadOnlySpan<Value> items = list.Items;
        var copy = new ScriptValue[items.Length];
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = ToScript(items[i]);
        }

        return ScriptValue.List(copy);
    }

    private static ScriptValue ToScript(ValueObject members)
    {
        ReadOnlySpan<string> names = members.Names;
        ReadOnlySpan<Value> values = members.Values;
        var copy = new KeyValuePair<string, ScriptValue>[names.Length];
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = new(names[i], ToScript(values[i]));
        }

        return ScriptValue.Object(copy);
    }
}
