namespace ActionSteps.Scripting.Host;

/// <summary>Copies values between host and script. Nothing of the one side is ever visible on the other.</summary>
internal static class HostValues
{
    private const int MaxDepth = 512;

    internal static JsValue ToScript(Realm realm, string name, ScriptValue value)
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
            case ScriptValueKind.Text:
                realm.Meter.Allocate(48);
                return JsString.Of(value.AsText());
            case ScriptValueKind.Function:
                return HostCalls.CreateFunction(realm, name, value.AsFunction());
            default:
                realm.EnterNative();
                JsObject made = value.Kind == ScriptValueKind.List ? ToArray(realm, value) : ToObject(realm, value);
                realm.LeaveNative();
                return made;
        }
    }

    internal static ScriptValue ToHost(Realm realm, JsValue value) => ToHost(realm, value, 0, new Budget(realm));

    private static JsArray ToArray(Realm realm, ScriptValue value)
    {
        IReadOnlyList<ScriptValue> items = value.AsList();
        var copies = new JsValue[items.Count];
        for (int i = 0; i < copies.Length; i++)
        {
            copies[i] = ToScript(realm, "", items[i]);
        }

        return realm.NewArray(copies);
    }

    private static JsObject ToObject(Realm realm, ScriptValue value)
    {
        JsObject made = realm.NewObject();
        foreach ((string name, ScriptValue member) in value.AsObject())
        {
            made.PutOwn(realm, PropertyKey.Of(Names.Find(name) ?? JsString.Of(name)), ToScript(realm, name, member), PropertyFlags.Default);
        }

        return made;
    }

    private static ScriptValue ToHost(Realm realm, JsValue value, int depth, Budget budget)
    {
        budget.Take(1);
        if (value.IsNumber)
        {
            return value.Number;
        }

        switch (value.Cell)
        {
            case JsString text:
                budget.Take(text.Length);
                return text.Text;
            case JsTag:
                return value.IsNull ? ScriptValue.Null : value.IsTrue ? true : value.IsFalse ? false : ScriptValue.Undefined;
            case JsBigInt:
                return Operations.ToText(realm, value);
            case JsWrapper wrapper:
                return ToHost(realm, wrapper.Value, depth, budget);
            case JsObject { IsCallable: false } target:
                return CopyObject(realm, target, depth, budget);
            default:
                return ScriptValue.Undefined;
        }
    }

    private static ScriptValue CopyObject(Realm realm, JsObject target, int depth, Budget budget)
    {
        if (depth > MaxDepth)
        {
            throw realm.RangeError("The result is nested too deeply or refers to itself");
        }

        realm.EnterNative();
        JsValue toJson = target is JsArray ? JsValue.Undefined : target.Get(realm, Names.ToJson);
        if (toJson.IsCallable)
        {
            JsValue replaced = realm.Call(toJson, target, JsString.EmptyText);
            if (!ReferenceEquals(replaced.Cell, target))
            {
                realm.LeaveNative();
                return ToHost(realm, replaced, depth + 1, budget);
            }
        }

        ScriptValue copy = target is JsArray array ? CopyArray(realm, array, depth, budget) : CopyMembers(realm, target, depth, budget);
        realm.LeaveNative();
        return copy;
    }

    private static ScriptValue CopyArray(Realm realm, JsArray array, int depth, Budget budget)
    {
        budget.Take(array.Length);
        var items = new ScriptValue[array.Length];
        for (int i = 0; i < items.Length && i < array.Length; i++)
        {
            items[i] = ToHost(realm, array.Get(realm, new PropertyKey((uint)i)), depth + 1, budget);
        }

        return ScriptValue.List(items);
    }

    private static ScriptValue CopyMembers(Realm realm, JsObject target, int depth, Budget budget)
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
                budget.Take(name.Length);
                members.Add(new(name, ToHost(realm, target.Get(realm, key), depth + 1, budget)));
            }
        }

        return ScriptValue.Object(members);
    }

    private sealed class Budget(Realm realm)
    {
        private long _left = realm.Limits.ResultSize;

        internal void Take(long size)
        {
            realm.Meter.Charge(1);
            _left -= size;
            if (_left < 0)
            {
                throw realm.Meter.Reached(ScriptLimit.ResultSize, realm.Limits.ResultSize.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
